import type { School, SchoolDetails, SchoolList } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import { NotFound } from '../../../http';
import { GraphTokens, type SessionUser } from '../../auth';
import { EducationGraph, type WireSchool } from '../../graph';
import { RosterFallback } from '../fallback/roster-fallback';
import { ownFirst } from '../listing/by-name';
import { toSchool } from './school.mapper';

/** The schools of the user's tenant (EDU-1). */
@Injectable()
export class SchoolsService {
  constructor(
    private readonly tokens: GraphTokens,
    private readonly education: EducationGraph,
    private readonly fallback: RosterFallback,
  ) {}

  list(user: SessionUser): Promise<SchoolList> {
    return this.fallback.read(
      user,
      () => this.listLive(user),
      async (roster) => toList(await Promise.all([roster.schools(), roster.mySchools()])),
    );
  }

  /** From the list, which the previous page has just requested, so it is still cached. */
  async find(user: SessionUser, id: string): Promise<SchoolDetails> {
    const { value, asOf } = await this.list(user);
    return { ...pick(value, id), ...(asOf !== undefined && { asOf }) };
  }

  /** The same, as Graph has it now: for what more is decided from it. */
  async findLive(user: SessionUser, id: string): Promise<School> {
    const { value } = await this.listLive(user);
    return pick(value, id);
  }

  private async listLive(user: SessionUser): Promise<SchoolList> {
    const caller = this.tokens.asUser(user);
    const asked = [this.education.schools(caller), this.education.mySchools(caller)] as const;
    return toList(await Promise.all(asked));
  }
}

function toList([schools, own]: readonly [readonly WireSchool[], readonly WireSchool[]]): {
  value: School[];
} {
  const ownIds = new Set(own.map((school) => school.id));
  return { value: schools.map((school) => toSchool(school, ownIds.has(school.id))).sort(ownFirst) };
}

function pick(schools: readonly School[], id: string): School {
  const school = schools.find((candidate) => candidate.id === id);
  if (!school) throw new NotFound("This school doesn't exist.");
  return school;
}
