import {
  returnSubmissionSchema,
  submissionListSchema,
  submissionSchema,
  type ReturnSubmission,
  type Submission,
  type SubmissionList,
} from '@app/contracts';
import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  Redirect,
  SerializeOptions,
} from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { CurrentUser, LinkedUsersOnly, type SessionUser } from '../../auth';
import { toAssignmentKey, type AssignmentParams } from '../assignments/assignment-params';
import { SubmissionsService } from './submissions.service';

interface SubmissionParams extends AssignmentParams {
  sid: string;
}

const toSubmissionKey = ({ sid, ...params }: SubmissionParams) => ({
  ...toAssignmentKey(params),
  submissionId: sid,
});

@Controller('api/v1/classes/:id/assignments/:aid/submissions')
@ApiTags('assignments')
@ApiParam({ name: 'id', type: 'string' })
@ApiParam({ name: 'aid', type: 'string' })
@LinkedUsersOnly()
export class SubmissionsController {
  constructor(private readonly submissions: SubmissionsService) {}

  @Get()
  @SerializeOptions({ schema: submissionListSchema })
  @ApiOperation({ summary: 'What students handed in, by name; for teachers of the class' })
  @ApiOkResponse({ standardSchema: submissionListSchema })
  list(
    @CurrentUser() user: SessionUser,
    @Param() params: AssignmentParams,
  ): Promise<SubmissionList> {
    return this.submissions.list(user, toAssignmentKey(params));
  }

  @Post(':sid/return')
  @HttpCode(202)
  @SerializeOptions({ schema: submissionSchema })
  @ApiParam({ name: 'sid', type: 'string' })
  @ApiOperation({
    summary: 'Returns work with feedback and points; for teachers of the class',
    description:
      'Shows a moment later. What is left out stays unchanged. If it fails halfway, repeat it to finish.',
  })
  @ApiAcceptedResponse({ standardSchema: submissionSchema })
  return(
    @CurrentUser() user: SessionUser,
    @Param() params: SubmissionParams,
    @Body({ schema: returnSubmissionSchema }) given: ReturnSubmission,
  ): Promise<Submission> {
    return this.submissions.return(user, toSubmissionKey(params), given);
  }

  @Get(':sid/resources/:rid')
  @Redirect()
  @ApiParam({ name: 'sid', type: 'string' })
  @ApiParam({ name: 'rid', type: 'string' })
  @ApiOperation({ summary: 'Redirects to a file that was handed in; for teachers of the class' })
  @ApiFoundResponse({ description: 'Its page at Microsoft' })
  async openFile(
    @CurrentUser() user: SessionUser,
    @Param() params: SubmissionParams & { rid: string },
  ): Promise<{ url: string }> {
    const url = await this.submissions.findPage(user, toSubmissionKey(params), params.rid);
    return { url };
  }
}
