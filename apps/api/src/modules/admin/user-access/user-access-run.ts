import type { HeldLease } from '../../../database/leases';
import {
  GraphRequestFailed,
  type ApplicationGraph,
  type GraphCaller,
  type WireTenantUser,
} from '../../graph';
import { AccessBatches, patiently, type Patience } from './access-batches';
import type { UserAccessJob } from './user-access-job.entity';
import type { Failure, Progress, UserAccessJobs } from './user-access-jobs';

const batchSize = 20;

/** The job was cancelled, the consent was withdrawn, or this process is shutting down. */
export class WorkEnded extends Error {
  constructor() {
    super('The job does not continue here.');
    this.name = 'WorkEnded';
  }
}

export interface RunParts {
  graph: ApplicationGraph;
  jobs: Pick<UserAccessJobs, 'save' | 'removeFailures'>;
  caller: GraphCaller;
  lease: HeldLease;
  patience: Patience;
  /** Aborts when the process shuts down. */
  signal: AbortSignal;
}

/**
 * Goes through a tenant's users, a page at a time, and gives access to those who have none (ADM-5). Progress is
 * recorded before and after each batch, so that another process can continue from there at any moment.
 */
export class UserAccessRun {
  private readonly progress: Progress;
  /** Object ids of those who have access. */
  private have = new Set<string>();

  constructor(
    private readonly job: UserAccessJob,
    private readonly parts: RunParts,
  ) {
    const { total, done, enabled, failed, pageLink, lastUserId, inFlight } = job;
    this.progress = { total, done, enabled, failed, pageLink, lastUserId, inFlight };
  }

  /** Works to the end of the list. @throws WorkEnded, LeaseLost, or the AppError that makes continuing pointless */
  async finish(): Promise<Progress> {
    const { graph, caller, patience } = this.parts;
    const principalId = await patiently(patience, () => graph.principalId(caller));
    this.have = await patiently(patience, () => graph.usersWithAccess(caller, principalId));
    const { inFlight } = this.progress;
    const batches = new AccessBatches(graph, { caller, principalId }, patience, inFlight);
    if (this.progress.total === null) await this.count();
    for (;;) {
      const page = await this.readPage();
      if (page) await this.goThrough(page.users, batches);
      this.progress.lastUserId = null;
      this.progress.pageLink = page?.next ?? null;
      await this.save();
      if (page && !page.next) return this.progress;
    }
  }

  private async count(): Promise<void> {
    const { graph, caller, patience } = this.parts;
    this.progress.total = (await patiently(patience, () => graph.countUsers(caller))) ?? null;
    await this.save();
  }

  /** Undefined if the link is too old or leads to a former address of Graph: the list then starts over. */
  private async readPage() {
    const { graph, caller, patience, jobs } = this.parts;
    const { pageLink } = this.progress;
    try {
      return await patiently(patience, () => graph.users(caller, pageLink));
    } catch (error) {
      const isOld = error instanceof GraphRequestFailed && isLinkOver(error);
      if (pageLink === null || !isOld) throw error;
      // Users enabled so far come up again as having access, and are already counted.
      Object.assign(this.progress, { done: 0, failed: 0 });
      await jobs.removeFailures(this.job.tenantId);
      return undefined;
    }
  }

  private async goThrough(users: readonly WireTenantUser[], batches: AccessBatches): Promise<void> {
    const last = users.findIndex(({ id }) => id === this.progress.lastUserId);
    let batch: WireTenantUser[] = [];
    let seen = 0;
    for (const user of users.slice(last + 1)) {
      seen += 1;
      if (this.have.has(user.id)) this.countResumed(user, batches);
      else batch.push(user);
      if (batch.length < batchSize) continue;
      await this.give(batch, seen, batches);
      batch = [];
      seen = 0;
    }
    if (batch.length > 0) await this.give(batch, seen, batches);
    else this.progress.done += seen;
  }

  /** Counts a user who got access from a process that ended before it could record that. */
  private countResumed({ id }: WireTenantUser, batches: AccessBatches): void {
    if (batches.takeTried(id)) this.progress.enabled += 1;
  }

  private async give(
    batch: readonly WireTenantUser[],
    seen: number,
    batches: AccessBatches,
  ): Promise<void> {
    this.progress.inFlight = batch.map(({ id }) => id);
    await this.save();
    const { enabled, failures } = await batches.give(batch);
    const failed = new Set(failures.map(({ userId }) => userId));
    for (const { id } of batch) if (!failed.has(id)) this.have.add(id);
    this.progress.done += seen;
    this.progress.enabled += enabled;
    this.progress.failed += failures.length;
    this.progress.inFlight = [];
    this.progress.lastUserId = batch.at(-1)?.id ?? null;
    await this.save(failures);
  }

  private async save(failures: readonly Failure[] = []): Promise<void> {
    const { jobs, lease, signal } = this.parts;
    const goesOn = await jobs.save(this.job, lease, { ...this.progress, failures });
    if (!goesOn || signal.aborted) throw new WorkEnded();
  }
}

const isLinkOver = ({ graphStatus, graphCode }: GraphRequestFailed): boolean =>
  graphStatus === 400 || graphCode === 'foreignLink';
