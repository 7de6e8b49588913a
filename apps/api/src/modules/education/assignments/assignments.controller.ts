import {
  assignmentListSchema,
  assignmentSchema,
  changeAssignmentSchema,
  createAssignmentSchema,
  type Assignment,
  type AssignmentList,
  type ChangeAssignment,
  type CreateAssignment,
} from '@app/contracts';
import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
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
import { CurrentUser, LinkedUsersOnly, type SessionUser } from '../../auth';
import { FileRoom } from '../uploads/file-room';
import { toAssignmentKey, type AssignmentParams } from './assignment-params';
import { AssignmentsService } from './assignments.service';
import { ShownAssignmentsService } from './shown-assignments.service';

@Controller('api/v1/classes/:id/assignments')
@ApiTags('assignments')
@ApiParam({ name: 'id', type: 'string' })
@LinkedUsersOnly()
export class AssignmentsController {
  constructor(
    private readonly assignments: AssignmentsService,
    private readonly shown: ShownAssignmentsService,
    private readonly room: FileRoom,
  ) {}

  @Get()
  @SerializeOptions({ schema: assignmentListSchema })
  @ApiOperation({
    summary:
      'The assignments of one of your classes, with drafts for teachers and their own status for students',
  })
  @ApiOkResponse({ standardSchema: assignmentListSchema })
  async list(@CurrentUser() user: SessionUser, @Param('id') id: string): Promise<AssignmentList> {
    const value = await this.shown.list(user, id);
    return { value, fileLimits: this.room.limits };
  }

  @Post()
  @SerializeOptions({ schema: assignmentSchema })
  @ApiOperation({ summary: 'Creates a draft; for teachers of the class' })
  @ApiCreatedResponse({ standardSchema: assignmentSchema })
  create(
    @CurrentUser() user: SessionUser,
    @Param('id') id: string,
    @Body({ schema: createAssignmentSchema }) given: CreateAssignment,
  ): Promise<Assignment> {
    return this.assignments.create(user, id, given);
  }

  @Get(':aid')
  @SerializeOptions({ schema: assignmentSchema })
  @ApiParam({ name: 'aid', type: 'string' })
  @ApiOperation({ summary: 'One assignment; drafts are hidden from students' })
  @ApiOkResponse({ standardSchema: assignmentSchema })
  find(@CurrentUser() user: SessionUser, @Param() params: AssignmentParams): Promise<Assignment> {
    return this.shown.find(user, toAssignmentKey(params));
  }

  @Patch(':aid')
  @SerializeOptions({ schema: assignmentSchema })
  @ApiParam({ name: 'aid', type: 'string' })
  @ApiOperation({ summary: 'Changes an assignment; for teachers of the class' })
  @ApiOkResponse({ standardSchema: assignmentSchema })
  @ApiConflictResponse({ description: "Its status doesn't allow this change" })
  change(
    @CurrentUser() user: SessionUser,
    @Param() params: AssignmentParams,
    @Body({ schema: changeAssignmentSchema }) given: ChangeAssignment,
  ): Promise<Assignment> {
    return this.assignments.change(user, toAssignmentKey(params), given);
  }

  @Delete(':aid')
  @HttpCode(204)
  @ApiParam({ name: 'aid', type: 'string' })
  @ApiOperation({ summary: 'Deletes a draft; for teachers of the class' })
  @ApiNoContentResponse({ description: 'It is deleted.' })
  @ApiConflictResponse({ description: "The assignment isn't a draft" })
  remove(@CurrentUser() user: SessionUser, @Param() params: AssignmentParams): Promise<void> {
    return this.assignments.remove(user, toAssignmentKey(params));
  }

  @Post(':aid/publish')
  @HttpCode(202)
  @SerializeOptions({ schema: assignmentSchema })
  @ApiParam({ name: 'aid', type: 'string' })
  @ApiOperation({
    summary: 'Hands a draft out; for teachers of the class',
    description:
      "Settles later: `published` becomes `assigned`, or `draft` again if Microsoft couldn't hand it out.",
  })
  @ApiAcceptedResponse({ standardSchema: assignmentSchema })
  @ApiConflictResponse({ description: 'A file is still being uploaded to it' })
  publish(
    @CurrentUser() user: SessionUser,
    @Param() params: AssignmentParams,
  ): Promise<Assignment> {
    return this.assignments.publish(user, toAssignmentKey(params));
  }
}
