import type { SearchKind, SearchQuery, SearchResults } from '@app/contracts';
import { Injectable } from '@nestjs/common';
import { searchWords } from '../../text/fold-text';
import type { SessionUser } from '../auth';
import { FoundAssignmentsService } from '../education';
import { bestFirst, createMatcher } from './best-first';
import { MirrorSearch, type Searched, type SearchScope } from './mirror-search';
import { OwnClasses, type SearchableClass } from './own-classes';

/** What one search is about. */
interface Search {
  user: SessionUser;
  scope: SearchScope;
  own: () => Promise<SearchableClass[]>;
}

type Part = Pick<SearchResults, 'more' | 'incomplete'> & Partial<SearchResults>;

/**
 * Finds classes, people and assignments by name (FIND-1): for administrators among everybody of the tenant, for all others
 * among their own classes. It tells nobody what they can't see elsewhere.
 */
@Injectable()
export class SearchService {
  constructor(
    private readonly mirror: MirrorSearch,
    private readonly ownClasses: OwnClasses,
    private readonly assignments: FoundAssignmentsService,
  ) {}

  /** @param signal aborts when nobody waits for the answer any longer: then what is left isn't looked up */
  async search(
    user: SessionUser,
    { q, limit, kinds }: SearchQuery,
    signal: AbortSignal,
  ): Promise<SearchResults> {
    const peopleSearch = await this.mirror.stateFor(user);
    const results = emptyResults(peopleSearch);
    const words = [...new Set(searchWords(q))];
    if (words.length === 0) return results;
    let asked: Promise<SearchableClass[]> | undefined;
    const own = () => (asked ??= this.ownClasses.of(user, peopleSearch === 'ready'));
    const scope = { words, limit, isMirrored: peopleSearch === 'ready' };
    for (const kind of new Set(kinds)) {
      if (signal.aborted) break;
      const { more, incomplete, ...found } = await this.parts[kind]({ user, scope, own });
      results.more.push(...more);
      results.incomplete.push(...incomplete);
      Object.assign(results, found);
    }
    return results;
  }

  private readonly parts: Record<SearchKind, (search: Search) => Promise<Part>> = {
    classes: async ({ user, scope, own }) => {
      if (this.mirror.seesAll(user, scope))
        return toPart('classes', await this.mirror.allClasses(user, scope));
      const isFound = createMatcher(scope.words);
      const found = (await own()).filter(({ displayName, code }) => isFound(displayName, code));
      const classes = bestFirst(found, scope.words).map(({ id, displayName, code }) => ({
        id,
        displayName,
        code,
      }));
      return toPart('classes', take(classes, scope));
    },
    people: async ({ user, scope, own }) => {
      if (!scope.isMirrored) return { more: [], incomplete: [] };
      if (this.mirror.seesAll(user, scope))
        return toPart('people', await this.mirror.allPeople(user, scope));
      return toPart('people', await this.mirror.peopleOf(user, await own(), scope));
    },
    assignments: async ({ user, scope, own }) => {
      const isFound = createMatcher(scope.words);
      const { found, isComplete } = await this.assignments.find(user, await own(), isFound);
      const part = toPart('assignments', take(bestFirst(found, scope.words), scope));
      return { ...part, incomplete: isComplete ? [] : ['assignments'] };
    },
  };
}

function take<T>(found: readonly T[], { limit }: SearchScope): Searched<T> {
  return { value: found.slice(0, limit), hasMore: found.length > limit };
}

function toPart(kind: SearchKind, { value, hasMore }: Searched<unknown>): Part {
  return { [kind]: value, more: hasMore ? [kind] : [], incomplete: [] };
}

function emptyResults(peopleSearch: SearchResults['peopleSearch']): SearchResults {
  return { classes: [], people: [], assignments: [], more: [], incomplete: [], peopleSearch };
}
