import { Module } from '@nestjs/common';
import { AuthModule } from '../auth';
import { GraphModule } from '../graph';
import { AccountLinker } from './account-linker';
import { LinkController } from './link.controller';
import { LinkService } from './link.service';

/** Joining a local and a Microsoft account (LINK-1 to LINK-6). */
@Module({
  imports: [AuthModule, GraphModule],
  controllers: [LinkController],
  providers: [AccountLinker, LinkService],
})
export class LinkModule {}
