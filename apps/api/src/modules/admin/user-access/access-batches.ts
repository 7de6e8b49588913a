import {
  GraphUnavailable,
  readRetryAfter,
  record,
  text,
  type ApplicationGraph,
  type GraphBatchAnswer,
  type GraphCaller,
  type WireTenantUser,
} from '../../graph';
import { Forbidden } from '../../../http';
import type { Failure } from './user-access-jobs';

/** How to wait when Microsoft is unavailable or asks for a pause. */
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

/** Repeats a step while Microsoft is unavailable, for some time. @throws what the last attempt threw */
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
  /** Users whom a request may have given access although its answer never came. */
  private readonly tried: Set<string>;
  /** Who has access, as read after the last rejections. */
  private have: ReadonlySet<string> = new Set();
  /** Whether reading it explained none of the last rejections, which then have another reason. */
  private isReadingVain = false;

  constructor(
    private readonly graph: Pick<ApplicationGraph, 'giveAccess' | 'usersWithAccess'>,
    private readonly target: { caller: GraphCaller; principalId: string },
    private readonly patience: Patience,
    inFlight: readonly string[],
  ) {
    this.tried = new Set(inFlight);
  }

  /** Whether an earlier attempt, perhaps by a process that ended, included this user; true only once. */
  takeTried(userId: string): boolean {
    return this.tried.delete(userId);
  }

  /** Retries throttled users individually. @throws Forbidden if the application may not give access at all */
  async give(users: readonly WireTenantUser[]): Promise<Given> {
    const given: Given = { enabled: 0, failures: [] };
    let pending = users;
    for (let attempt = 1; pending.length > 0; attempt += 1) {
      const answers = await this.send(pending);
      if (pending.every(({ id }) => answers.get(id)?.status === 403)) throw new Forbidden();
      await this.lookUp(pending.filter(({ id }) => isRefused(answers.get(id))));
      const mayRepeat = attempt < mostAttempts;
      const again = pending.filter((user) =>
        this.isToRepeat(given, { user, answer: answers.get(user.id) ?? noAnswer, mayRepeat }),
      );
      pending = again;
      if (pending.length > 0) await this.patience.sleep(waitOf(answers, attempt));
    }
    return given;
  }

  /** Counts the outcome for one user, unless it is to be tried again. */
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

  /**
   * Graph has no code for users who already have access, only a message for people. So rejected users are looked up
   * among those who have it.
   */
  private async lookUp(refused: readonly WireTenantUser[]): Promise<void> {
    const unknown = refused.filter(({ id }) => !this.have.has(id));
    const isWorthIt = !this.isReadingVain || unknown.some(({ id }) => this.tried.has(id));
    if (unknown.length === 0 || !isWorthIt) return;
    const { caller, principalId } = this.target;
    this.have = await patiently(this.patience, () =>
      this.graph.usersWithAccess(caller, principalId),
    );
    this.isReadingVain = !unknown.some(({ id }) => this.have.has(id));
  }

  private outcomeOf(answer: GraphBatchAnswer, { id }: WireTenantUser): Outcome {
    const { status } = answer;
    if (status >= 200 && status < 300) return 'given';
    if (isRefused(answer) && this.have.has(id)) return this.tried.has(id) ? 'given' : 'had';
    return status === 429 || status >= 500 ? 'again' : 'failed';
  }
}

const noAnswer: GraphBatchAnswer = { status: 504, headers: {}, body: null };

const isRefused = (answer: GraphBatchAnswer | undefined) =>
  answer?.status === 400 || answer?.status === 409;

function waitOf(answers: ReadonlyMap<string, GraphBatchAnswer>, attempt: number): number {
  const asked = [...answers.values()].map(
    ({ headers }) => readRetryAfter(new Headers(headers)) ?? 0,
  );
  const longest = Math.max(0, ...asked);
  return Math.min(longestWait, Math.max(longest, firstWait * 2 ** (attempt - 1)));
}

const toFailure = (
  { id, displayName, userPrincipalName }: WireTenantUser,
  { status, body }: GraphBatchAnswer,
): Failure => ({
  userId: id,
  displayName,
  userPrincipalName,
  status,
  reason: text(record(record(body)['error'])['code']) ?? '',
});
