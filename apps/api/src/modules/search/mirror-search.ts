import type { FoundClass, FoundPerson, SearchResults } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import type { SessionUser } from '../auth';
import { unnamed } from '../graph';
import {
  FoundRows,
  nameRules,
  NameSearch,
  RosterMirrorRepository,
  type FoundPerson as PersonRow,
} from '../roster';

/** What is looked for, and how much of it is shown. */
export interface SearchScope {
  words: readonly string[];
  limit: number;
  /** Whether the mirror can be asked. */
  isMirrored: boolean;
}

/** Results, and whether there are, or may be, more. */
export interface Searched<T> {
  value: T[];
  hasMore: boolean;
}

/** Searches in the tenant's mirror. */
@Injectable()
export class MirrorSearch {
  constructor(
    private readonly mirrors: RosterMirrorRepository,
    private readonly names: NameSearch,
    private readonly rows: FoundRows,
  ) {}

  /** Whether people can be found by now. A mirror whose names are still being made findable counts as filling. */
  async stateFor({ organization }: SessionUser): Promise<SearchResults['peopleSearch']> {
    if (!organization?.isAdminConsented) return 'off';
    const mirror = await this.mirrors.find(organization.tenantId);
    if (!mirror) return 'off';
    const isReady = mirror.filledAt !== null && mirror.nameRules === nameRules;
    return isReady ? 'ready' : 'filling';
  }

  /** Administrators who have signed in with Microsoft lately, as for the administration. */
  seesAll({ administration }: SessionUser, { isMirrored }: SearchScope): boolean {
    return isMirrored && administration === 'open';
  }

  async allClasses(user: SessionUser, scope: SearchScope): Promise<Searched<FoundClass>> {
    const tenantId = tenantOf(user);
    const { seqs, hasMore } = await this.names.find({ tenantId, kind: 'class', ...scope });
    const rows = await this.rows.classes(tenantId, seqs);
    const value = rows.map(({ id, name, code }) => ({ id, displayName: name, code }));
    return { value, hasMore };
  }

  async allPeople(user: SessionUser, scope: SearchScope): Promise<Searched<FoundPerson>> {
    const tenantId = tenantOf(user);
    const { seqs, hasMore } = await this.names.find({ tenantId, kind: 'person', ...scope });
    const value = (await this.rows.people(tenantId, seqs)).map((row) => ({
      ...toPerson(row),
      userPrincipalName: row.userPrincipalName,
    }));
    return { value, hasMore };
  }

  async peopleOf(
    user: SessionUser,
    classes: readonly { id: string }[],
    { words, limit }: SearchScope,
  ): Promise<Searched<FoundPerson>> {
    const tenantId = tenantOf(user);
    const classIds = classes.map(({ id }) => id);
    if (await this.rows.isCrowd(tenantId, classIds)) {
      const query = { tenantId, kind: 'person' as const, words, limit, classIds };
      const { seqs, hasMore } = await this.names.find(query);
      const rows = await this.rows.people(tenantId, seqs, classIds);
      return { value: rows.map(toPerson), hasMore };
    }
    const range = { words, take: limit + 1 };
    const rows = await this.rows.peopleOfClasses(tenantId, classIds, range);
    return { value: rows.slice(0, limit).map(toPerson), hasMore: rows.length > limit };
  }
}

const tenantOf = ({ microsoft }: SessionUser): string => microsoft?.tenantId ?? '';

const rolesShown: Record<string, FoundPerson['role']> = { teacher: 'Teacher', student: 'Student' };

function toPerson({ id, displayName, primaryRole, classId, className }: PersonRow): FoundPerson {
  const isInClass = classId !== null && className !== null;
  return {
    id,
    displayName: displayName ?? unnamed.person,
    role: rolesShown[primaryRole] ?? null,
    class: isInClass ? { id: classId, displayName: className } : null,
    userPrincipalName: null,
  };
}
