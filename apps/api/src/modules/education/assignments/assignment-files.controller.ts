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
import { CurrentUser, LinkedUsersOnly, type SessionUser } from '../../auth';
import { FileBody } from '../uploads/file-body';
import { IncomingFiles } from '../uploads/incoming-files';
import { AssignmentFilesService } from './assignment-files.service';
import { toAssignmentKey, type AssignmentParams } from './assignment-params';

@Controller('api/v1/classes/:id/assignments/:aid/resources')
@ApiTags('assignments')
@ApiParam({ name: 'id', type: 'string' })
@ApiParam({ name: 'aid', type: 'string' })
@LinkedUsersOnly()
export class AssignmentFilesController {
  constructor(
    private readonly files: AssignmentFilesService,
    private readonly incoming: IncomingFiles,
  ) {}

  @Get()
  @SerializeOptions({ schema: assignmentResourceListSchema })
  @ApiOperation({ summary: 'The files handed out with an assignment' })
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
  add(
    @CurrentUser() user: SessionUser,
    @Query({ schema: addResourceQuerySchema }) query: AddResourceQuery,
    @Req() request: Request<AssignmentParams>,
  ): Promise<AssignmentResource> {
    return this.incoming.take(request, query, (file) =>
      this.files.add(user, toAssignmentKey(request.params), file),
    );
  }

  @Delete(':rid')
  @HttpCode(204)
  @ApiParam({ name: 'rid', type: 'string' })
  @ApiOperation({ summary: 'Removes a file from a draft; for teachers of the class' })
  @ApiNoContentResponse({ description: 'The file is removed' })
  @ApiConflictResponse({ description: "The assignment isn't a draft" })
  remove(
    @CurrentUser() user: SessionUser,
    @Param() params: AssignmentParams & { rid: string },
  ): Promise<void> {
    return this.files.remove(user, toAssignmentKey(params), params.rid);
  }
}
