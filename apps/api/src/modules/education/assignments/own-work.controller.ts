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
  Inject,
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
import { API_CONFIG, type ApiConfig } from '../../../config/config.module';
import { CurrentUser, LinkedUsersOnly, type SessionUser } from '../../auth';
import { toAssignmentKey, type AssignmentParams } from './assignment-params';
import { FileBody } from './file-body';
import { IncomingFile } from './incoming-file';
import { OwnWorkService } from './own-work.service';

@Controller('api/v1/classes/:id/assignments/:aid/submissions/mine')
@ApiTags('assignments')
@ApiParam({ name: 'id', type: 'string' })
@ApiParam({ name: 'aid', type: 'string' })
@LinkedUsersOnly()
export class OwnWorkController {
  constructor(
    private readonly work: OwnWorkService,
    @Inject(API_CONFIG) private readonly config: ApiConfig,
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
  async addFile(
    @CurrentUser() user: SessionUser,
    @Query({ schema: addResourceQuerySchema }) query: AddResourceQuery,
    @Req() request: Request<AssignmentParams>,
  ): Promise<AssignmentResource> {
    const file = IncomingFile.open(request, query, this.config.UPLOAD_LIMIT_MB);
    try {
      return await this.work.addFile(user, toAssignmentKey(request.params), file);
    } finally {
      file.discard();
    }
  }

  @Delete('resources/:rid')
  @HttpCode(204)
  @ApiParam({ name: 'rid', type: 'string' })
  @ApiOperation({ summary: 'Takes a file out of your work' })
  @ApiNoContentResponse({ description: 'It is out.' })
  @ApiConflictResponse({ description: 'It is handed in, or nothing is taken any more' })
  removeFile(
    @CurrentUser() user: SessionUser,
    @Param() params: AssignmentParams & { rid: string },
  ): Promise<void> {
    return this.work.removeFile(user, toAssignmentKey(params), params.rid);
  }

  @Post('submit')
  @HttpCode(202)
  @SerializeOptions({ schema: submissionSchema })
  @ApiOperation({ summary: 'Hands your work in; shows a moment later' })
  @ApiAcceptedResponse({ standardSchema: submissionSchema })
  @ApiConflictResponse({ description: 'Past due, and late work is not taken' })
  submit(@CurrentUser() user: SessionUser, @Param() params: AssignmentParams): Promise<Submission> {
    return this.work.submit(user, toAssignmentKey(params));
  }

  @Post('unsubmit')
  @HttpCode(202)
  @SerializeOptions({ schema: submissionSchema })
  @ApiOperation({ summary: 'Takes your work back; shows a moment later' })
  @ApiAcceptedResponse({ standardSchema: submissionSchema })
  @ApiConflictResponse({ description: 'It was returned, or could not be handed in again' })
  unsubmit(
    @CurrentUser() user: SessionUser,
    @Param() params: AssignmentParams,
  ): Promise<Submission> {
    return this.work.unsubmit(user, toAssignmentKey(params));
  }
}
