import { Injectable } from '@nestjs/common';
import { AssignmentConflict } from './assignment-refusals';

/**
 * The files that are on their way to assignments and submissions, by the id of either: two of one name, more than fit,
 * or one that comes when it is published, would each be fine alone. Of this process only; Graph itself refuses a file
 * for what is published.
 */
@Injectable()
export class UploadsUnderWay {
  private readonly names = new Map<string, Set<string>>();
  private readonly closing = new Set<string>();

  namesOf(targetId: string): ReadonlySet<string> {
    return this.names.get(targetId) ?? new Set();
  }

  /**
   * Counts a file in.
   * @returns what counts it out again
   * @throws AssignmentConflict while the target is being closed
   */
  begin(targetId: string, name: string): () => void {
    if (this.closing.has(targetId)) throw new AssignmentConflict('This is being published.');
    const names = this.names.get(targetId) ?? new Set();
    this.names.set(targetId, names.add(name));
    return () => {
      names.delete(name);
      if (names.size === 0 && this.names.get(targetId) === names) this.names.delete(targetId);
    };
  }

  /**
   * Does what no file may come in the middle of (S-21).
   * @throws AssignmentConflict while one is on its way
   */
  async closed<T>(targetId: string, work: () => Promise<T>): Promise<T> {
    if (this.namesOf(targetId).size > 0) {
      throw new AssignmentConflict('A file is still being uploaded. Try again when it is there.');
    }
    if (this.closing.has(targetId)) throw new AssignmentConflict('This is being done already.');
    this.closing.add(targetId);
    try {
      return await work();
    } finally {
      this.closing.delete(targetId);
    }
  }
}
