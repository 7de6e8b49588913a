import {
  linkedAccountListSchema,
  listLinkedAccountsQuerySchema,
  type LinkedAccountList,
  type ListLinkedAccountsQuery,
} from '@app/contracts';
import { Controller, Delete, Get, HttpCode, Param, Query, SerializeOptions } from '@nestjs/common';
import { AdminRoute, CurrentUser, type SessionUser } from '../../auth';
import { tenantOf } from '../own-tenant/own-tenant';
import { LinkedAccountsRepository } from './linked-accounts.repository';
import { Unlinking } from './unlinking';

@Controller('api/v1/admin/linked-accounts')
@AdminRoute()
export class LinkedAccountsController {
  constructor(
    private readonly accounts: LinkedAccountsRepository,
    private readonly unlinking: Unlinking,
  ) {}

  @Get()
  @SerializeOptions({ schema: linkedAccountListSchema })
  list(
    @CurrentUser() user: SessionUser,
    @Query({ schema: listLinkedAccountsQuerySchema }) query: ListLinkedAccountsQuery,
  ): Promise<LinkedAccountList> {
    return this.accounts.list(tenantOf(user), query);
  }

  @Delete(':id')
  @HttpCode(204)
  unlink(@CurrentUser() user: SessionUser, @Param('id') id: string): Promise<void> {
    return this.unlinking.unlink(user, id);
  }
}
