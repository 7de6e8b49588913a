import {
  mirrorChoiceSchema,
  syncStatusSchema,
  type MirrorChoice,
  type SyncStatus,
} from '@app/contracts';
import { Body, Controller, HttpCode, Post, Put, SerializeOptions } from '@nestjs/common';
import { AdminRoute, CurrentUser, type SessionUser } from '../../auth';
import { MirrorService } from './mirror.service';

@Controller('api/v1/admin/mirror')
@AdminRoute()
export class MirrorController {
  constructor(private readonly mirror: MirrorService) {}

  @Put()
  @SerializeOptions({ schema: syncStatusSchema })
  choose(
    @CurrentUser() user: SessionUser,
    @Body({ schema: mirrorChoiceSchema }) { enabled }: MirrorChoice,
  ): Promise<SyncStatus> {
    return this.mirror.choose(user, enabled);
  }

  @Post('refill')
  @HttpCode(200)
  @SerializeOptions({ schema: syncStatusSchema })
  refill(@CurrentUser() user: SessionUser): Promise<SyncStatus> {
    return this.mirror.refill(user);
  }
}
