import {
  enrollmentListSchema,
  listEnrollmentsQuerySchema,
  listRosterClassesQuerySchema,
  listRosterPeopleQuerySchema,
  rosterClassListSchema,
  rosterPersonListSchema,
  rosterPersonSchema,
  type Enrollment,
  type ListRosterQuery,
  type RosterClass,
  type RosterPageOf,
  type RosterPerson,
} from '@app/contracts';
import { Controller, Get, Param, Query, SerializeOptions, UseInterceptors } from '@nestjs/common';
import { CurrentProgram, ProgramsOnly, type Program } from '../../auth';
import { Exchange, type HttpExchange } from '../exchange/exchange.decorator';
import { NextLinkInterceptor } from '../exchange/next-link.interceptor';
import { RosterPages } from './roster-pages.service';

/** The whole roster of a tenant, for programs: read once, then followed by its changes. */
@Controller('api/v1')
@ProgramsOnly('roster.readonly')
@UseInterceptors(NextLinkInterceptor)
export class RosterController {
  constructor(private readonly pages: RosterPages) {}

  @Get('classes')
  @SerializeOptions({ schema: rosterClassListSchema })
  listClasses(
    @CurrentProgram() program: Program,
    @Query({ schema: listRosterClassesQuerySchema }) query: ListRosterQuery,
    @Exchange() exchange: HttpExchange,
  ): Promise<RosterPageOf<RosterClass>> {
    return this.pages.classes(program, { query, exchange });
  }

  @Get('people')
  @SerializeOptions({ schema: rosterPersonListSchema })
  listPeople(
    @CurrentProgram() program: Program,
    @Query({ schema: listRosterPeopleQuerySchema }) query: ListRosterQuery,
    @Exchange() exchange: HttpExchange,
  ): Promise<RosterPageOf<RosterPerson>> {
    return this.pages.people(program, { query, exchange });
  }

  @Get('people/:id')
  @SerializeOptions({ schema: rosterPersonSchema })
  showPerson(@CurrentProgram() program: Program, @Param('id') id: string): Promise<RosterPerson> {
    return this.pages.person(program, id);
  }

  @Get('enrollments')
  @SerializeOptions({ schema: enrollmentListSchema })
  listEnrollments(
    @CurrentProgram() program: Program,
    @Query({ schema: listEnrollmentsQuerySchema }) query: ListRosterQuery,
    @Exchange() exchange: HttpExchange,
  ): Promise<RosterPageOf<Enrollment>> {
    return this.pages.enrollments(program, { query, exchange });
  }
}
