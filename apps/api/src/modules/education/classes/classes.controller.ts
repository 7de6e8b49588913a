import {
  classListSchema,
  listClassesQuerySchema,
  myClassListSchema,
  type ClassList,
  type ListClassesQuery,
  type MyClassList,
} from '@app/contracts';
import { Controller, Get, Param, Query, SerializeOptions } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { CurrentUser, LinkedUsersOnly, LoginRequired, type SessionUser } from '../../auth';
import { ClassesService } from './classes.service';

const mineSchema = { type: 'boolean', default: false };
const limitSchema = { type: 'integer', minimum: 1, maximum: 100, default: 12 };
const textSchema = { type: 'string' };

@Controller('api/v1')
@ApiTags('classes')
export class ClassesController {
  constructor(private readonly classes: ClassesService) {}

  @Get('schools/:id/classes')
  @LinkedUsersOnly()
  @SerializeOptions({ schema: classListSchema })
  @ApiOperation({ summary: 'The classes of a school by name, your own first' })
  @ApiQuery({ name: 'mine', required: false, schema: mineSchema })
  @ApiQuery({ name: 'limit', required: false, schema: limitSchema })
  @ApiQuery({ name: 'cursor', required: false, schema: textSchema })
  @ApiQuery({ name: 'search', required: false, schema: textSchema, description: 'Name or code' })
  @ApiOkResponse({ standardSchema: classListSchema })
  list(
    @CurrentUser() user: SessionUser,
    @Param('id') schoolId: string,
    @Query({ schema: listClassesQuerySchema }) query: ListClassesQuery,
  ): Promise<ClassList> {
    return this.classes.list(user, schoolId, query);
  }

  @Get('me/classes')
  @LoginRequired()
  @SerializeOptions({ schema: myClassListSchema })
  @ApiOperation({ summary: 'Your classes in all schools; none until your accounts are linked' })
  @ApiOkResponse({ standardSchema: myClassListSchema })
  listMine(@CurrentUser() user: SessionUser): Promise<MyClassList> {
    return this.classes.listMine(user);
  }
}
