import {
  classDetailsSchema,
  classStudentListSchema,
  type ClassDetails,
  type ClassStudentList,
} from '@app/contracts';
import { Controller, Get, HttpCode, Param, Put, SerializeOptions } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentUser, LinkedUsersOnly, type SessionUser } from '../../auth';
import { ClassDetailsService } from './class-details.service';
import { CoTeachersService } from './co-teachers.service';

@Controller('api/v1/classes/:id')
@ApiTags('classes')
@LinkedUsersOnly()
export class ClassController {
  constructor(
    private readonly details: ClassDetailsService,
    private readonly coTeachers: CoTeachersService,
  ) {}

  @Get()
  @SerializeOptions({ schema: classDetailsSchema })
  @ApiOperation({ summary: 'One class, for its members and administrators of your organization' })
  @ApiOkResponse({ standardSchema: classDetailsSchema })
  show(@CurrentUser() user: SessionUser, @Param('id') id: string): Promise<ClassDetails> {
    return this.details.show(user, id);
  }

  @Get('students')
  @SerializeOptions({ schema: classStudentListSchema })
  @ApiOperation({ summary: 'The students of a class by name, with their colors and desks' })
  @ApiOkResponse({ standardSchema: classStudentListSchema })
  listStudents(
    @CurrentUser() user: SessionUser,
    @Param('id') id: string,
  ): Promise<ClassStudentList> {
    return this.details.listStudents(user, id);
  }

  @Put('teachers/:userId')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Makes a teacher of the school a co-teacher; for teachers of the class',
    description: 'Safe to repeat. If it fails halfway, repeat it to finish.',
  })
  @ApiNoContentResponse({ description: 'The person is a member and an owner of the class.' })
  addTeacher(
    @CurrentUser() user: SessionUser,
    @Param('id') id: string,
    @Param('userId') userId: string,
  ): Promise<void> {
    return this.coTeachers.add(user, id, userId);
  }
}
