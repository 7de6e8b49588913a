import {
  listTeachersQuerySchema,
  schoolListSchema,
  schoolDetailsSchema,
  teacherListSchema,
  type ListTeachersQuery,
  type SchoolDetails,
  type SchoolList,
  type TeacherList,
} from '@app/contracts';
import { Controller, Get, Param, Query, SerializeOptions } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { CurrentUser, LinkedUsersOnly, type SessionUser } from '../../auth';
import { SchoolTeachersService } from './school-teachers.service';
import { SchoolsService } from './schools.service';

const limitSchema = { type: 'integer', minimum: 1, maximum: 100, default: 20 };
const textSchema = { type: 'string' };

@Controller('api/v1/schools')
@ApiTags('schools')
@LinkedUsersOnly()
export class SchoolsController {
  constructor(
    private readonly schools: SchoolsService,
    private readonly teachers: SchoolTeachersService,
  ) {}

  @Get()
  @SerializeOptions({ schema: schoolListSchema })
  @ApiOperation({ summary: 'The schools of your organization, your own first' })
  @ApiOkResponse({ standardSchema: schoolListSchema })
  list(@CurrentUser() user: SessionUser): Promise<SchoolList> {
    return this.schools.list(user);
  }

  @Get(':id')
  @SerializeOptions({ schema: schoolDetailsSchema })
  @ApiOperation({ summary: 'One school' })
  @ApiOkResponse({ standardSchema: schoolDetailsSchema })
  find(@CurrentUser() user: SessionUser, @Param('id') id: string): Promise<SchoolDetails> {
    return this.schools.find(user, id);
  }

  @Get(':id/teachers')
  @SerializeOptions({ schema: teacherListSchema })
  @ApiOperation({ summary: 'The teachers of a school by name, for its members and administrators' })
  @ApiQuery({ name: 'limit', required: false, schema: limitSchema })
  @ApiQuery({ name: 'cursor', required: false, schema: textSchema })
  @ApiQuery({ name: 'search', required: false, schema: textSchema, description: 'Name or email' })
  @ApiOkResponse({ standardSchema: teacherListSchema })
  listTeachers(
    @CurrentUser() user: SessionUser,
    @Param('id') schoolId: string,
    @Query({ schema: listTeachersQuerySchema }) query: ListTeachersQuery,
  ): Promise<TeacherList> {
    return this.teachers.list(user, schoolId, query);
  }
}
