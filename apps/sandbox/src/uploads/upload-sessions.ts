import { randomBytes, randomUUID } from 'node:crypto';
import type { GraphAnswer } from '../graph/graph-context';

const lifetimeMs = 24 * 3_600_000;

/** A file that comes in slices. */
export interface UploadSession {
  /** Whoever knows it may upload. */
  readonly id: string;
  readonly contentId: string;
  expiresAt: Date;
  /** Bytes that are there. */
  received: number;
  /** Bytes of the whole file, as the first slice said. */
  total: number | undefined;
  /** Settles when the slice that is coming is there, or dropped. */
  coming: Promise<void> | undefined;
  /** Puts the file in its place once it is whole. @throws GraphError */
  readonly finish: (size: number) => GraphAnswer;
}

/** Uploads that aren't whole yet. They end with the program, as they may at Microsoft at any time. */
export class UploadSessions {
  readonly #sessions = new Map<string, UploadSession>();

  constructor(private readonly clock: { now(): Date }) {}

  open(finish: UploadSession['finish']): UploadSession {
    const session: UploadSession = {
      id: randomBytes(32).toString('base64url'),
      contentId: randomUUID(),
      expiresAt: this.#later(),
      received: 0,
      total: undefined,
      coming: undefined,
      finish,
    };
    this.#sessions.set(session.id, session);
    return session;
  }

  /** Undefined also for one that has expired. */
  find(id: string): UploadSession | undefined {
    const session = this.#sessions.get(id);
    if (!session || session.expiresAt.getTime() > this.clock.now().getTime()) return session;
    this.#sessions.delete(id);
    return undefined;
  }

  /** Counts what came, and gives the rest a day more. */
  advance(session: UploadSession, bytes: number): void {
    session.received += bytes;
    session.expiresAt = this.#later();
  }

  close({ id }: UploadSession): void {
    this.#sessions.delete(id);
  }

  clear(): void {
    this.#sessions.clear();
  }

  #later(): Date {
    return new Date(this.clock.now().getTime() + lifetimeMs);
  }
}
