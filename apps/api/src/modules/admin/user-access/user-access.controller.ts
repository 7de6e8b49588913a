import {
  listUserAccessFailuresQuerySchema,
  userAccessFailureListSchema,
  userAccessSchema,
  type ListUserAccessFailuresQuery,
  type UserAccess,
  type UserAccessFailureList,
} from '@app/contracts';
import {
  Controller,
  Delete,
  Get,
  HttpCode,
  Post,
  Query,
  SerializeOptions,
  type StreamableFile,
} from '@nestjs/common';
import { AdminRoute, CurrentUser, type SessionUser } from '../../auth';
import { csvLine } from '../listing/csv';
import { csvAnswer } from '../listing/csv-answer';
import { tenantOf } from '../own-tenant/own-tenant';
import type { UserAccessFailure } from './user-access-failure.entity';
import { UserAccessFailuresRepository } from './user-access-failures.repository';
import { UserAccessService } from './user-access.service';

@Controller('api/v1/admin/user-access')
@AdminRoute()
export class UserAccessController {
  constructor(
    private readonly access: UserAccessService,
    private readonly failures: UserAccessFailuresRepository,
  ) {}

  @Get()
  @SerializeOptions({ schema: userAccessSchema })
  show(@CurrentUser() user: SessionUser): Promise<UserAccess> {
    return this.access.show(tenantOf(user));
  }

  @Post()
  @HttpCode(202)
  @SerializeOptions({ schema: userAccessSchema })
  start(@CurrentUser() user: SessionUser): Promise<UserAccess> {
    return this.access.start(user);
  }

  @Delete()
  @SerializeOptions({ schema: userAccessSchema })
  cancel(@CurrentUser() user: SessionUser): Promise<UserAccess> {
    return this.access.cancel(user);
  }

  @Get('failures')
  @SerializeOptions({ schema: userAccessFailureListSchema })
  listFailures(
    @CurrentUser() user: SessionUser,
    @Query({ schema: listUserAccessFailuresQuerySchema }) query: ListUserAccessFailuresQuery,
  ): Promise<UserAccessFailureList> {
    return this.failures.list(tenantOf(user), query);
  }

  @Get('failures/export')
  exportFailures(@CurrentUser() user: SessionUser): StreamableFile {
    return csvAnswer('user-access-failures.csv', toCsv(this.failures.all(tenantOf(user))));
  }
}

async function* toCsv(failures: AsyncIterable<UserAccessFailure>): AsyncGenerator<string> {
  yield csvLine(['id', 'name', 'user name', 'status', 'reason']);
  for await (const { userId, displayName, userPrincipalName, status, reason } of failures) {
    yield csvLine([userId, displayName, userPrincipalName, status, reason]);
  }
}
