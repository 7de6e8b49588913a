import { computed, signal } from '@angular/core';
import type { AssignmentResource } from '@app/contracts';

export interface Upload {
  readonly key: number;
  readonly file: File;
  readonly state: 'waiting' | 'sending' | 'done' | 'failed';
  /** Bytes sent so far. */
  readonly sent: number;
  /** Why it failed. */
  readonly problem: string;
  /** The uploaded file. */
  readonly resource: AssignmentResource | undefined;
}

export interface SendWatch {
  readonly signal: AbortSignal;
  readonly progress: (sent: number) => void;
}

/** Sends one file. @throws with a message for the user if that fails */
export type Send = (file: File, watch: SendWatch) => Promise<AssignmentResource>;

/** The API stores names in a single Unicode form. */
const spelled = (name: string) => name.normalize('NFC');

/** Uploads files one at a time. A retry sends only the files that failed (ASG-6). */
export class UploadQueue {
  private readonly list = signal<readonly Upload[]>([]);
  private readonly senders = new Map<number, AbortController>();
  private lastKey = 0;
  private running: Promise<void> | undefined;

  readonly uploads = this.list.asReadonly();
  readonly isSending = computed(() => this.list().some(({ state }) => state === 'sending'));
  readonly failed = computed(() => this.list().filter(({ state }) => state === 'failed'));
  readonly pending = computed(() => this.list().filter(({ state }) => state !== 'done').length);
  readonly isDone = computed(() => this.pending() === 0);

  add(files: readonly File[]): void {
    const added = files.map((file): Upload => {
      this.lastKey += 1;
      const blank = { state: 'waiting', sent: 0, problem: '', resource: undefined } as const;
      return { ...blank, key: this.lastKey, file };
    });
    this.list.update((list) => [...list, ...added]);
  }

  /** Removes it from the list; canceled if being sent. */
  remove(key: number): void {
    this.senders.get(key)?.abort();
    this.list.update((list) => list.filter((one) => one.key !== key));
  }

  stop(): void {
    for (const { key, state } of this.list()) if (state !== 'done') this.remove(key);
  }

  clear(): void {
    this.stop();
    this.list.set([]);
  }

  /**
   * Queues failed files again, except those that arrived after all: a lost response must not cause a duplicate file.
   */
  retry(present: readonly AssignmentResource[] = []): void {
    const named = new Map(present.map((resource) => [spelled(resource.displayName), resource]));
    for (const { key, state, file } of this.list()) {
      if (state !== 'failed') continue;
      const resource = named.get(spelled(file.name));
      this.set(key, resource ? { state: 'done', resource } : { state: 'waiting', problem: '' });
    }
  }

  /** Sends all waiting files. One failure doesn't stop the rest. */
  run(send: Send): Promise<void> {
    this.running ??= this.sendAll(send).finally(() => (this.running = undefined));
    return this.running;
  }

  private async sendAll(send: Send): Promise<void> {
    for (;;) {
      const next = this.list().find(({ state }) => state === 'waiting');
      if (!next) return;
      await this.sendOne(next, send);
    }
  }

  private async sendOne({ key, file }: Upload, send: Send): Promise<void> {
    const sender = new AbortController();
    this.senders.set(key, sender);
    this.set(key, { state: 'sending', sent: 0 });
    const progress = (sent: number) => this.set(key, { sent });
    try {
      const resource = await send(file, { signal: sender.signal, progress });
      this.set(key, { state: 'done', sent: file.size, resource });
    } catch (error) {
      const problem = error instanceof Error ? error.message : '';
      this.set(key, { state: 'failed', sent: 0, problem });
    } finally {
      this.senders.delete(key);
    }
  }

  private set(key: number, change: Partial<Upload>): void {
    this.list.update((list) => list.map((one) => (one.key === key ? { ...one, ...change } : one)));
  }
}
