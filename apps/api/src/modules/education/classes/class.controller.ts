import {
  classDetailsSchema,
  classStudentListSchema,
  type ClassDetails,
  type ClassStudentList,
} from '@app/contracts';
import { Controller, Get, Param, SerializeOptions } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentUser, LinkedUsersOnly, type SessionUser } from '../../auth';
import { ClassDetailsService } from './class-details.service';

@Controller('api/v1/classes/:id')
@ApiTags('classes')
@LinkedUsersOnly()
export class ClassController {
  constructor(private readonly details: ClassDetailsService) {}

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
}
