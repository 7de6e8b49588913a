import {
  GraphUnavailable,
  type ApplicationGraph,
  type GraphBatchAnswer,
  type GraphCaller,
  type WireTenantUser,
} from '../../graph';
import { Forbidden } from '../../../http';
import type { Failure } from './user-access-jobs';

/** How long to wait, and for how often, when Microsoft is away or asks for a pause. */
export interface Patience {
  sleep(milliseconds: number): Promise<void>;
}

export interface Given {
  enabled: number;
  failures: Failure[];
}

const mostAttempts = 10;
const longestWait = 5 * 60_000;
const firstWait = 1_000;

/** Runs a step again as long as Microsoft is away, for some time. @throws what the last attempt threw */
export async function patiently<T>(patience: Patience, step: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await step();
    } catch (error) {
      if (!(error instanceof GraphUnavailable) || attempt === mostAttempts) throw error;
      const asked = (error.options.retryAfter ?? 1) * 1_000;
      await patience.sleep(Math.min(longestWait, Math.max(asked, firstWait * 2 ** (attempt - 1))));
    }
  }
}

type Outcome = 'given' | 'had' | 'again' | 'failed';

/** Gives users access, up to 20 at once. */
export class AccessBatches {
  /** Whom a request may have given access although its answer did not come. */
  private readonly tried: Set<string>;

  constructor(
    private readonly graph: Pick<ApplicationGraph, 'giveAccess'>,
    private readonly target: { caller: GraphCaller; principalId: string },
    private readonly patience: Patience,
    inFlight: readonly string[],
  ) {
    this.tried = new Set(inFlight);
  }

  /** Whether an earlier attempt, perhaps of a process that ended, was about this user; told once. */
  takeTried(userId: string): boolean {
    return this.tried.delete(userId);
  }

  /** Each is tried again by itself while throttled. @throws Forbidden when the application may give no access at all */
  async give(users: readonly WireTenantUser[]): Promise<Given> {
    const given: Given = { enabled: 0, failures: [] };
    let pending = users;
    for (let attempt = 1; pending.length > 0; attempt += 1) {
      const answers = await this.send(pending);
      if (pending.every(({ id }) => answers.get(id)?.status === 403)) throw new Forbidden();
      const mayRepeat = attempt < mostAttempts;
      const again = pending.filter((user) =>
        this.isToRepeat(given, { user, answer: answers.get(user.id) ?? noAnswer, mayRepeat }),
      );
      pending = again;
      if (pending.length > 0) await this.patience.sleep(waitOf(answers, attempt));
    }
    return given;
  }

  /** Counts what came of one user, unless it is to be tried again. */
  private isToRepeat(
    given: Given,
    {
      user,
      answer,
      mayRepeat,
    }: { user: WireTenantUser; answer: GraphBatchAnswer; mayRepeat: boolean },
  ): boolean {
    const outcome = this.outcomeOf(answer, user);
    if (outcome === 'again' && mayRepeat) {
      this.tried.add(user.id);
      return true;
    }
    this.tried.delete(user.id);
    if (outcome === 'given') given.enabled += 1;
    else if (outcome !== 'had') given.failures.push(toFailure(user, answer));
    return false;
  }

  private async send(users: readonly WireTenantUser[]): Promise<Map<string, GraphBatchAnswer>> {
    const { caller, principalId } = this.target;
    const ids = users.map(({ id }) => id);
    return patiently(this.patience, async () => {
      try {
        return await this.graph.giveAccess(caller, principalId, ids);
      } catch (error) {
        for (const id of ids) this.tried.add(id);
        throw error;
      }
    });
  }

  private outcomeOf({ status, body }: GraphBatchAnswer, { id }: WireTenantUser): Outcome {
    if (status === 201 || status === 200) return 'given';
    if (isThereAlready(status, body)) return this.tried.has(id) ? 'given' : 'had';
    return status === 429 || status >= 500 ? 'again' : 'failed';
  }
}

const noAnswer: GraphBatchAnswer = { status: 504, headers: {}, body: null };

interface ErrorBody {
  error?: { code?: string; message?: string } | null;
}

const errorOf = (body: unknown) => (body as ErrorBody | null)?.error;

/** "Permission being assigned already exists on the object": without a code of its own. */
function isThereAlready(status: number, body: unknown): boolean {
  const isRefused = status === 400 || status === 409;
  return isRefused && /already exist/i.test(errorOf(body)?.message ?? '');
}

function waitOf(answers: ReadonlyMap<string, GraphBatchAnswer>, attempt: number): number {
  const asked = [...answers.values()].map(({ headers }) => Number(headers['retry-after'] ?? 0));
  const longest = Math.max(0, ...asked.filter((seconds) => Number.isFinite(seconds))) * 1_000;
  return Math.min(longestWait, Math.max(longest, firstWait * 2 ** (attempt - 1)));
}

const toFailure = (
  { id, displayName, userPrincipalName }: WireTenantUser,
  { status, body }: GraphBatchAnswer,
): Failure => ({
  userId: id,
  displayName: displayName?.slice(0, 255) ?? null,
  userPrincipalName: userPrincipalName?.slice(0, 320) ?? null,
  status,
  reason: (errorOf(body)?.code ?? '').slice(0, 128),
});
