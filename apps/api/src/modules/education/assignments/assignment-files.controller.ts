import {
  addResourceQuerySchema,
  assignmentResourceListSchema,
  assignmentResourceSchema,
  type AddResourceQuery,
  type AssignmentResource,
  type AssignmentResourceList,
} from '@app/contracts';
import {
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  Post,
  Query,
  Req,
  SerializeOptions,
} from '@nestjs/common';
import {
  ApiConflictResponse,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { Request } from 'express';
import { API_CONFIG, type ApiConfig } from '../../../config/config.module';
import { CurrentUser, LinkedUsersOnly, type SessionUser } from '../../auth';
import { AssignmentFilesService } from './assignment-files.service';
import { toAssignmentKey, type AssignmentParams } from './assignment-params';
import { FileBody } from './file-body';
import { IncomingFile } from './incoming-file';

@Controller('api/v1/classes/:id/assignments/:aid/resources')
@ApiTags('assignments')
@ApiParam({ name: 'id', type: 'string' })
@ApiParam({ name: 'aid', type: 'string' })
@LinkedUsersOnly()
export class AssignmentFilesController {
  constructor(
    private readonly files: AssignmentFilesService,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
  ) {}

  @Get()
  @SerializeOptions({ schema: assignmentResourceListSchema })
  @ApiOperation({ summary: 'What is handed out with an assignment' })
  @ApiOkResponse({ standardSchema: assignmentResourceListSchema })
  list(
    @CurrentUser() user: SessionUser,
    @Param() params: AssignmentParams,
  ): Promise<AssignmentResourceList> {
    return this.files.list(user, toAssignmentKey(params));
  }

  @Post()
  @FileBody()
  @SerializeOptions({ schema: assignmentResourceSchema })
  @ApiOperation({ summary: 'Adds a file to a draft; for teachers of the class' })
  @ApiCreatedResponse({ standardSchema: assignmentResourceSchema })
  async add(
    @CurrentUser() user: SessionUser,
    @Query({ schema: addResourceQuerySchema }) query: AddResourceQuery,
    @Req() request: Request<AssignmentParams>,
  ): Promise<AssignmentResource> {
    const file = IncomingFile.open(request, query, this.config.UPLOAD_LIMIT_MB);
    try {
      return await this.files.add(user, toAssignmentKey(request.params), file);
    } finally {
      file.discard();
    }
  }

  @Delete(':rid')
  @HttpCode(204)
  @ApiParam({ name: 'rid', type: 'string' })
  @ApiOperation({ summary: 'Takes a file out of a draft; for teachers of the class' })
  @ApiNoContentResponse({ description: 'It is out.' })
  @ApiConflictResponse({ description: 'It is not a draft' })
  remove(
    @CurrentUser() user: SessionUser,
    @Param() params: AssignmentParams & { rid: string },
  ): Promise<void> {
    return this.files.remove(user, toAssignmentKey(params), params.rid);
  }
}
