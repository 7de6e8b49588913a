import { Injectable } from '@nestjs/common';
import { GraphTokens, type SessionUser } from '../auth';
import { EducationGraph } from '../graph';
import { FoundRows } from '../roster';

/** A class that the user is in. */
export interface SearchableClass {
  id: string;
  displayName: string;
  code: string | null;
  role: 'Teacher' | 'Student';
}

/** The classes that a user may search in: all they are in. */
@Injectable()
export class OwnClasses {
  constructor(
    private readonly tokens: GraphTokens,
    private readonly education: EducationGraph,
    private readonly rows: FoundRows,
  ) {}

  /** By the mirror, which answers in milliseconds; without one, by Graph. */
  async of(user: SessionUser, isMirrored: boolean): Promise<SearchableClass[]> {
    const { microsoft } = user;
    if (!microsoft || !isMirrored) return this.live(user);
    const rows = await this.rows.ownClasses(microsoft.tenantId, microsoft.objectId.toLowerCase());
    return rows.map(({ id, name, code, role }) => ({
      id,
      displayName: name,
      code,
      role: role === 'teacher' ? 'Teacher' : 'Student',
    }));
  }

  /** Graph's list doesn't say what the user is in each; teachers of one class are rarely students of another. */
  private async live(user: SessionUser): Promise<SearchableClass[]> {
    const classes = await this.education.myClasses(this.tokens.asUser(user));
    const role = user.roles.includes('Teacher') ? 'Teacher' : 'Student';
    return classes.map(({ id, displayName, classCode }) => ({
      id,
      displayName,
      code: classCode,
      role,
    }));
  }
}
