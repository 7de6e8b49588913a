import { Module } from '@nestjs/common';
import { AuthModule } from '../auth';
import { GraphModule } from '../graph';
import { AccountLinker } from './account-linker';
import { LinkConfirmation } from './link-confirmation';
import { LinkController } from './link.controller';
import { LinkService } from './link.service';

/** Links local and Microsoft accounts (LINK-1 to LINK-6). */
@Module({
  imports: [AuthModule, GraphModule],
  controllers: [LinkController],
  providers: [AccountLinker, LinkConfirmation, LinkService],
})
export class LinkModule {}
