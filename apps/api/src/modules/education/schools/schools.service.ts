import type { School, SchoolList } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import { NotFound } from '../../../http';
import { GraphTokens, type SessionUser } from '../../auth';
import { EducationGraph } from '../../graph';
import { ownFirst } from '../listing/by-name';
import { toSchool } from './school.mapper';

/** The schools of the user's tenant (EDU-1). */
@Injectable()
export class SchoolsService {
  constructor(
    private readonly tokens: GraphTokens,
    private readonly education: EducationGraph,
  ) {}

  async list(user: SessionUser): Promise<SchoolList> {
    const caller = this.tokens.asUser(user);
    const [schools, own] = await Promise.all([
      this.education.schools(caller),
      this.education.mySchools(caller),
    ]);
    const ownIds = new Set(own.map((school) => school.id));
    return {
      value: schools.map((school) => toSchool(school, ownIds.has(school.id))).sort(ownFirst),
    };
  }

  /** From the list, which the previous page has just requested, so it is still cached. */
  async find(user: SessionUser, id: string): Promise<School> {
    const { value } = await this.list(user);
    const school = value.find((candidate) => candidate.id === id);
    if (!school) throw new NotFound("This school doesn't exist.");
    return school;
  }
}
