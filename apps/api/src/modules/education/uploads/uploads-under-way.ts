import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Between, DataSource, In, type EntityManager } from 'typeorm';
import { Lease } from '../../../database/lease.entity';
import { clock, hold, LeaseLost, type HeldLease } from '../../../database/leases';
import { Transactions } from '../../../database/transactions';
import { AssignmentConflict, NameTaken } from './refusals';
import { foldName } from './file-name';

/** Milliseconds after which a dead process's uploads no longer count. */
export const uploadLifetime = 60_000;
/** Milliseconds; up to three renewals may fail. */
export const uploadRenewal = 15_000;

/** A file that is on its way. */
export interface UploadUnderWay {
  /** Sizes in bytes of the uploads that started before it, keyed by `markOf` their names. */
  ahead: ReadonlyMap<string, number>;
  /** @throws AssignmentConflict if it has expired in the meantime */
  confirm(): Promise<void>;
  /** Counts it out; later calls do nothing. */
  end(): Promise<void>;
}

/** What files are uploaded to; the same on all replicas. */
export interface UploadPlace {
  tenantId: string;
  /** Not part of the place's identity. */
  senderId: string;
  classId: string;
  assignmentId: string;
  /** For a student's work. */
  userId?: string;
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32);

/** The same for names that SharePoint treats as one. */
export const markOf = (name: string) => digest(foldName(name));

const closing = 'closing';
const closingDetail = 'This is being published or handed in. Wait a moment, then reload the page.';

/**
 * The files on their way to assignments and submissions. Each upload may be fine alone, but not two of the same name,
 * more than fit, or one during publishing. Leases make them known to all replicas; no transaction stays open meanwhile.
 */
@Injectable()
export class UploadsUnderWay {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
  ) {}

  /** Counts a file in. @throws NameTaken, AssignmentConflict while the place is being closed */
  async begin(
    place: UploadPlace,
    { name, size }: { name: string; size: number },
  ): Promise<UploadUnderWay> {
    const mark = markOf(name);
    const { lease, others } = await this.enter(place, `${mark}:${size}`, (present) => {
      if (present.has(closing)) throw new AssignmentConflict(closingDetail);
      if (present.has(mark)) throw new NameTaken(name);
    });
    const end = this.keep(lease);
    return { ahead: others, confirm: () => this.confirm(lease), end };
  }

  /**
   * Does work that no upload may interrupt (S-21).
   * @throws AssignmentConflict while one is on its way
   */
  async closed<T>(place: UploadPlace, work: () => Promise<T>): Promise<T> {
    const { lease } = await this.enter(place, closing, (present) => {
      if (present.has(closing)) throw new AssignmentConflict(closingDetail);
      if (present.size > 0) {
        throw new AssignmentConflict('A file is still being uploaded. Wait, then try again.');
      }
    });
    const end = this.keep(lease);
    try {
      return await work();
    } finally {
      await end();
    }
  }

  /** One at a time per place, so that the second sees what the first wrote. */
  private enter(
    { tenantId, classId, assignmentId, userId = '' }: UploadPlace,
    entry: string,
    check: (present: ReadonlyMap<string, number>) => void,
  ): Promise<{ lease: HeldLease; others: ReadonlyMap<string, number> }> {
    const place = digest([tenantId, classId, assignmentId, userId].join('/').toLowerCase());
    const prefix = `upload:${place}:`;
    const lease = { name: prefix + entry, holder: randomUUID(), fence: 0 };
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

  /** The marks and sizes of the uploads under way. Removes expired ones so that nobody can renew them. */
  private async present(manager: EntityManager, prefix: string): Promise<Map<string, number>> {
    // Every mark begins with a digit or a letter, which all collations sort in this order.
    const name = Between(`${prefix}0`, `${prefix}z`);
    const dead = await manager
      .createQueryBuilder(Lease, 'lease')
      .where({ name })
      .andWhere(`lease.expires_ms < ${clock(this.dataSource)}`)
      .getMany();
    if (dead.length > 0) await manager.delete(Lease, { name: In(dead.map((one) => one.name)) });
    const rows = await manager.findBy(Lease, { name });
    return new Map(
      rows.map((one) => {
        const [mark = '', size = 0] = one.name.slice(prefix.length).split(':');
        return [mark, Number(size)];
      }),
    );
  }

  /** Renews it until it is released. */
  private keep(lease: HeldLease): () => Promise<void> {
    // The next renewal makes up for a failed one; `confirm` notices a lost lease.
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
    // A lease that can't be released expires; the file has arrived anyway, or its own error says more.
    await left.catch(() => undefined);
  }
}

/** Locks the place's row; places share a fixed set of rows, so that their number doesn't grow. */
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
