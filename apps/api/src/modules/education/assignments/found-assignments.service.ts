import type { FoundAssignment } from '@app/contracts';
import { Injectable, Logger } from '@nestjs/common';
import { GraphTokens, type SessionUser } from '../../auth';
import { AssignmentTitlesGraph, GraphRequestFailed, GraphUnavailable } from '../../graph';
import { isShownTo, statusOf, toUtc } from './assignment.mapper';

/** A class to search, and what the user is in it. */
export interface SearchedClass {
  id: string;
  displayName: string;
  role: 'Teacher' | 'Student';
}

/** Finds assignments by title in some of the user's classes (FIND-1). */
@Injectable()
export class FoundAssignmentsService {
  private readonly logger = new Logger(FoundAssignmentsService.name);

  constructor(
    private readonly tokens: GraphTokens,
    private readonly titles: AssignmentTitlesGraph,
  ) {}

  /**
   * Read on the user's behalf, so Graph decides what they may see; students see no drafts, whatever Graph says.
   * @returns those found, and whether all classes could be read
   */
  async find(
    user: SessionUser,
    classes: readonly SearchedClass[],
    isFound: (title: string) => boolean,
  ): Promise<{ found: FoundAssignment[]; isComplete: boolean }> {
    if (classes.length === 0) return { found: [], isComplete: true };
    const ids = classes.map(({ id }) => id);
    const titles = await this.read(user, ids);
    const found = classes.flatMap(({ id, displayName, role }) =>
      (titles.get(id) ?? [])
        .filter((wire) => isShownTo(role, wire) && isFound(wire.displayName))
        .map((wire) => ({
          id: wire.id,
          displayName: wire.displayName,
          class: { id, displayName },
          status: statusOf(wire),
          dueDateTime: toUtc(wire.dueDateTime),
        })),
    );
    return { found, isComplete: titles.size === classes.length };
  }

  private async read(user: SessionUser, ids: readonly string[]) {
    try {
      return await this.titles.ofClasses(this.tokens.asUser(user), ids);
    } catch (error) {
      const isGraphs = error instanceof GraphUnavailable || error instanceof GraphRequestFailed;
      if (!isGraphs) throw error;
      this.logger.warn(`Could not read assignments for a search: ${error.message}`);
      return new Map<string, never[]>();
    }
  }
}
