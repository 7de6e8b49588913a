import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Between, DataSource, In, type EntityManager } from 'typeorm';
import { Lease } from '../../../database/lease.entity';
import { clock, hold, LeaseLost, type HeldLease } from '../../../database/leases';
import { Transactions } from '../../../database/transactions';
import { AssignmentConflict, NameTaken } from './assignment-refusals';
import { foldName } from './file-name';

/** Milliseconds after which what a dead process had under way does not count any more. */
export const uploadLifetime = 60_000;
/** Milliseconds; three may fail. */
export const uploadRenewal = 15_000;

/** A file that is on its way. */
export interface UploadUnderWay {
  /** Those that were on their way before it, each as `markOf` its name. */
  ahead: ReadonlySet<string>;
  /** @throws AssignmentConflict when it has counted as dead meanwhile */
  confirm(): Promise<void>;
  /** Counts it out; later calls do nothing. */
  end(): Promise<void>;
}

/** What files go to, on all replicas the same. */
export interface UploadPlace {
  tenantId: string;
  classId: string;
  assignmentId: string;
  /** For the work of a student. */
  userId?: string;
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32);

/** The same for names that SharePoint takes for the same. */
export const markOf = (name: string) => digest(foldName(name));

const closing = 'closing';

/**
 * The files that are on their way to assignments and submissions: two of one name, more than fit, or one that comes when
 * it is published, would each be fine alone. Rows of leases, for all replicas; no transaction is open during an upload.
 */
@Injectable()
export class UploadsUnderWay {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
  ) {}

  /** Counts a file in. @throws NameTaken, AssignmentConflict while the place is being closed */
  async begin(place: UploadPlace, name: string): Promise<UploadUnderWay> {
    const mark = markOf(name);
    const { lease, others } = await this.enter(place, mark, (present) => {
      if (present.has(closing)) throw new AssignmentConflict('This is being published.');
      if (present.has(mark)) throw new NameTaken(name);
    });
    const end = this.keep(lease);
    return { ahead: others, confirm: () => this.confirm(lease), end };
  }

  /**
   * Does what no file may come in the middle of (S-21).
   * @throws AssignmentConflict while one is on its way
   */
  async closed<T>(place: UploadPlace, work: () => Promise<T>): Promise<T> {
    const { lease } = await this.enter(place, closing, (present) => {
      if (present.has(closing)) throw new AssignmentConflict('This is being done already.');
      if (present.size > 0) {
        throw new AssignmentConflict('A file is still being uploaded. Try again when it is there.');
      }
    });
    const end = this.keep(lease);
    try {
      return await work();
    } finally {
      await end();
    }
  }

  /** One after the other for a place: who comes second sees what the first has written. */
  private enter(
    { tenantId, classId, assignmentId, userId = '' }: UploadPlace,
    mark: string,
    check: (present: ReadonlySet<string>) => void,
  ): Promise<{ lease: HeldLease; others: ReadonlySet<string> }> {
    const place = digest([tenantId, classId, assignmentId, userId].join('/').toLowerCase());
    const prefix = `upload:${place}:`;
    const lease = { name: prefix + mark, holder: randomUUID(), fence: 0 };
    return this.transactions.run(async (manager) => {
      await lockGate(manager, place);
      const others = await this.present(manager, prefix);
      check(others);
      await manager
        .createQueryBuilder()
        .insert()
        .into(Lease)
        .values({ ...lease, expiresMs: () => `${clock(this.dataSource)} + ${uploadLifetime}` })
        .updateEntity(false)
        .execute();
      return { lease, others };
    });
  }

  /** The marks of what is under way; what has expired is removed, so that nobody can renew it. */
  private async present(manager: EntityManager, prefix: string): Promise<Set<string>> {
    // Every mark is of digits and letters, which all collations put in this order.
    const name = Between(`${prefix}0`, `${prefix}z`);
    const dead = await manager
      .createQueryBuilder(Lease, 'lease')
      .where({ name })
      .andWhere(`lease.expires_ms < ${clock(this.dataSource)}`)
      .getMany();
    if (dead.length > 0) await manager.delete(Lease, { name: In(dead.map((one) => one.name)) });
    const rows = await manager.findBy(Lease, { name });
    return new Set(rows.map((one) => one.name.slice(prefix.length)));
  }

  /** Renews it until it is given back. */
  private keep(lease: HeldLease): () => Promise<void> {
    // One that fails is made up for by the next; one that is lost is found by `confirm`.
    const renew = () => void this.renew(lease).catch(() => undefined);
    const timer = setInterval(renew, uploadRenewal).unref();
    let ended: Promise<void> | undefined;
    return () => {
      clearInterval(timer);
      return (ended ??= this.leave(lease));
    };
  }

  private renew(lease: HeldLease): Promise<void> {
    return this.transactions.run((manager) => hold(manager, lease, uploadLifetime));
  }

  private async confirm(lease: HeldLease): Promise<void> {
    try {
      await this.renew(lease);
    } catch (error) {
      if (!(error instanceof LeaseLost)) throw error;
      throw new AssignmentConflict('The upload was interrupted. Send the file again.', error);
    }
  }

  private async leave({ name, holder }: HeldLease): Promise<void> {
    const left = this.transactions.run((manager) => manager.delete(Lease, { name, holder }));
    // What could not be given back expires; the file has arrived nonetheless, or its own error says more.
    await left.catch(() => undefined);
  }
}

/** Locks the row that all of a place share with some others, so that there are not ever more of them. */
async function lockGate(manager: EntityManager, place: string): Promise<void> {
  await manager
    .createQueryBuilder()
    .insert()
    .into(Lease)
    .values({ name: `upload-gate:${place.slice(0, 2)}`, fence: 0 })
    .orUpdate(['fence'], ['name'])
    .updateEntity(false)
    .execute();
}
