import { schoolListSchema, schoolSchema, type School, type SchoolList } from '@app/contracts';
import { Controller, Get, Param, SerializeOptions } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentUser, LinkedUsersOnly, type SessionUser } from '../../auth';
import { SchoolsService } from './schools.service';

@Controller('api/v1/schools')
@ApiTags('schools')
@LinkedUsersOnly()
export class SchoolsController {
  constructor(private readonly schools: SchoolsService) {}

  @Get()
  @SerializeOptions({ schema: schoolListSchema })
  @ApiOperation({ summary: 'The schools of your organization, your own first' })
  @ApiOkResponse({ standardSchema: schoolListSchema })
  list(@CurrentUser() user: SessionUser): Promise<SchoolList> {
    return this.schools.list(user);
  }

  @Get(':id')
  @SerializeOptions({ schema: schoolSchema })
  @ApiOperation({ summary: 'One school' })
  @ApiOkResponse({ standardSchema: schoolSchema })
  find(@CurrentUser() user: SessionUser, @Param('id') id: string): Promise<School> {
    return this.schools.find(user, id);
  }
}
