import {
  addResourceQuerySchema,
  assignmentResourceSchema,
  submissionSchema,
  type AddResourceQuery,
  type AssignmentResource,
  type Submission,
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
  ApiAcceptedResponse,
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
import { toAssignmentKey, type AssignmentParams } from '../assignments/assignment-params';
import { FileBody } from '../uploads/file-body';
import { IncomingFiles } from '../uploads/incoming-files';
import { OwnWorkService } from './own-work.service';

@Controller('api/v1/classes/:id/assignments/:aid/submissions/mine')
@ApiTags('assignments')
@ApiParam({ name: 'id', type: 'string' })
@ApiParam({ name: 'aid', type: 'string' })
@LinkedUsersOnly()
export class OwnWorkController {
  constructor(
    private readonly work: OwnWorkService,
    private readonly incoming: IncomingFiles,
  ) {}

  @Get()
  @SerializeOptions({ schema: submissionSchema })
  @ApiOperation({ summary: 'Your own work for an assignment' })
  @ApiOkResponse({ standardSchema: submissionSchema })
  show(@CurrentUser() user: SessionUser, @Param() params: AssignmentParams): Promise<Submission> {
    return this.work.show(user, toAssignmentKey(params));
  }

  @Post('resources')
  @FileBody()
  @SerializeOptions({ schema: assignmentResourceSchema })
  @ApiOperation({ summary: 'Adds a file to your work' })
  @ApiCreatedResponse({ standardSchema: assignmentResourceSchema })
  addFile(
    @CurrentUser() user: SessionUser,
    @Query({ schema: addResourceQuerySchema }) query: AddResourceQuery,
    @Req() request: Request<AssignmentParams>,
  ): Promise<AssignmentResource> {
    return this.incoming.take(request, query, (file) =>
      this.work.addFile(user, toAssignmentKey(request.params), file),
    );
  }

  @Delete('resources/:rid')
  @HttpCode(204)
  @ApiParam({ name: 'rid', type: 'string' })
  @ApiOperation({ summary: 'Removes a file from your work' })
  @ApiNoContentResponse({ description: 'It is removed.' })
  @ApiConflictResponse({ description: 'It is handed in, or work is no longer accepted' })
  removeFile(
    @CurrentUser() user: SessionUser,
    @Param() params: AssignmentParams & { rid: string },
  ): Promise<void> {
    return this.work.removeFile(user, toAssignmentKey(params), params.rid);
  }

  @Post('submit')
  @HttpCode(202)
  @SerializeOptions({ schema: submissionSchema })
  @ApiOperation({ summary: 'Hands in your work; shows a moment later' })
  @ApiAcceptedResponse({ standardSchema: submissionSchema })
  @ApiConflictResponse({ description: "Past due, and late work isn't accepted" })
  submit(@CurrentUser() user: SessionUser, @Param() params: AssignmentParams): Promise<Submission> {
    return this.work.submit(user, toAssignmentKey(params));
  }

  @Post('unsubmit')
  @HttpCode(202)
  @SerializeOptions({ schema: submissionSchema })
  @ApiOperation({ summary: 'Takes your work back; shows a moment later' })
  @ApiAcceptedResponse({ standardSchema: submissionSchema })
  @ApiConflictResponse({ description: "It was returned, or couldn't be handed in again" })
  unsubmit(
    @CurrentUser() user: SessionUser,
    @Param() params: AssignmentParams,
  ): Promise<Submission> {
    return this.work.unsubmit(user, toAssignmentKey(params));
  }
}
