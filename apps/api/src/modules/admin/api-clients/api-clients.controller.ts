import {
  apiClientListSchema,
  apiClientSchema,
  createdApiClientSchema,
  newApiClientSchema,
  newApiClientSecretSchema,
  type ApiClient,
  type ApiClientList,
  type CreatedApiClient,
  type NewApiClient,
  type NewApiClientSecret,
} from '@app/contracts';
import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Post,
  SerializeOptions,
} from '@nestjs/common';
import { AdminRoute, CurrentUser, type SessionUser } from '../../auth';
import { ApiClientsService } from './api-clients.service';

@Controller('api/v1/admin/api-clients')
@AdminRoute()
export class ApiClientsController {
  constructor(private readonly clients: ApiClientsService) {}

  @Get()
  @SerializeOptions({ schema: apiClientListSchema })
  list(@CurrentUser() user: SessionUser): Promise<ApiClientList> {
    return this.clients.list(user);
  }

  @Post()
  @SerializeOptions({ schema: createdApiClientSchema })
  create(
    @CurrentUser() user: SessionUser,
    @Body({ schema: newApiClientSchema }) client: NewApiClient,
  ): Promise<CreatedApiClient> {
    return this.clients.create(user, client);
  }

  @Post(':id/secrets')
  @SerializeOptions({ schema: createdApiClientSchema })
  replaceSecret(
    @CurrentUser() user: SessionUser,
    @Param('id') id: string,
    @Body({ schema: newApiClientSecretSchema }) { overlapDays }: NewApiClientSecret,
  ): Promise<CreatedApiClient> {
    return this.clients.replaceSecret(user, id, overlapDays);
  }

  @Delete(':id/secrets/:secretId')
  @SerializeOptions({ schema: apiClientSchema })
  removeSecret(
    @CurrentUser() user: SessionUser,
    @Param('id') id: string,
    @Param('secretId') secretId: string,
  ): Promise<ApiClient> {
    return this.clients.removeSecret(user, id, secretId);
  }

  @Delete(':id')
  @HttpCode(204)
  revoke(@CurrentUser() user: SessionUser, @Param('id') id: string): Promise<void> {
    return this.clients.revoke(user, id);
  }
}
