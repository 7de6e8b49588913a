import {
  listSyncRemovalsQuerySchema,
  syncChoiceSchema,
  syncPauseSchema,
  syncRemovalListSchema,
  syncStartedSchema,
  syncStatusSchema,
  type ListSyncRemovalsQuery,
  type SyncChoice,
  type SyncPause,
  type SyncRemovalList,
  type SyncStarted,
  type SyncStatus,
} from '@app/contracts';
import {
  Body,
  Controller,
  Get,
  HttpCode,
  Post,
  Put,
  Query,
  SerializeOptions,
} from '@nestjs/common';
import { AdminRoute, CurrentUser, type SessionUser } from '../../auth';
import { SyncService } from './sync.service';

@Controller('api/v1/admin/sync')
@AdminRoute()
export class SyncController {
  constructor(private readonly sync: SyncService) {}

  @Get()
  @SerializeOptions({ schema: syncStatusSchema })
  show(@CurrentUser() user: SessionUser): Promise<SyncStatus> {
    return this.sync.show(user);
  }

  @Post()
  @HttpCode(202)
  @SerializeOptions({ schema: syncStartedSchema })
  start(@CurrentUser() user: SessionUser): Promise<SyncStarted> {
    return this.sync.start(user);
  }

  @Put('pause')
  @SerializeOptions({ schema: syncStatusSchema })
  pause(
    @CurrentUser() user: SessionUser,
    @Body({ schema: syncPauseSchema }) { paused }: SyncPause,
  ): Promise<SyncStatus> {
    return this.sync.pause(user, paused);
  }

  @Get('removals')
  @SerializeOptions({ schema: syncRemovalListSchema })
  listRemovals(
    @CurrentUser() user: SessionUser,
    @Query({ schema: listSyncRemovalsQuerySchema }) query: ListSyncRemovalsQuery,
  ): Promise<SyncRemovalList> {
    return this.sync.listRemovals(user, query);
  }

  @Post('decision')
  @HttpCode(200)
  @SerializeOptions({ schema: syncStatusSchema })
  decide(
    @CurrentUser() user: SessionUser,
    @Body({ schema: syncChoiceSchema }) choice: SyncChoice,
  ): Promise<SyncStatus> {
    return this.sync.decide(user, choice);
  }
}
