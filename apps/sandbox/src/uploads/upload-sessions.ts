import { randomBytes, randomUUID } from 'node:crypto';
import type { Clock } from '../wire/clock';
import type { GraphAnswer } from '../wire/graph-message';

const lifetimeMs = 24 * 3_600_000;

/** A file arriving in slices. */
export interface UploadSession {
  /** Anyone who knows it may upload. */
  readonly id: string;
  readonly contentId: string;
  expiresAt: Date;
  /** Bytes received. */
  received: number;
  /** Bytes of the whole file, according to the first slice. */
  total: number | undefined;
  /** Settles once the current slice has arrived or been dropped. */
  coming: Promise<void> | undefined;
  /** Puts the file in place once it is complete. @throws GraphError */
  readonly finish: (size: number) => GraphAnswer;
}

/** Incomplete uploads. They end with the program, as Microsoft's may at any time. */
export class UploadSessions {
  private readonly sessions = new Map<string, UploadSession>();

  constructor(private readonly clock: Clock) {}

  open(finish: UploadSession['finish']): UploadSession {
    const session: UploadSession = {
      id: randomBytes(32).toString('base64url'),
      contentId: randomUUID(),
      expiresAt: this.later(),
      received: 0,
      total: undefined,
      coming: undefined,
      finish,
    };
    this.sessions.set(session.id, session);
    return session;
  }

  /** Undefined for an expired one, too. */
  find(id: string): UploadSession | undefined {
    const session = this.sessions.get(id);
    if (!session || session.expiresAt.getTime() > this.clock.now().getTime()) return session;
    this.sessions.delete(id);
    return undefined;
  }

  /** Counts what arrived, and allows another day for the rest. */
  advance(session: UploadSession, bytes: number): void {
    session.received += bytes;
    session.expiresAt = this.later();
  }

  close({ id }: UploadSession): void {
    this.sessions.delete(id);
  }

  clear(): void {
    this.sessions.clear();
  }

  private later(): Date {
    return new Date(this.clock.now().getTime() + lifetimeMs);
  }
}
