import { AppError } from '../../../http';
import { GraphRequestFailed } from '../../graph';

/** It cannot be done in the state that something is in. */
export class AssignmentConflict extends AppError {
  constructor(detail: string, cause?: unknown) {
    super('conflict', 409, detail, { cause });
  }
}

export class NameTaken extends AppError {
  constructor(name: string) {
    super('name_taken', 409, `There is a file “${name}” already. Rename it, or remove the other.`);
  }
}

/** Statuses with which Graph refuses what does not fit the state of an assignment or a submission. */
const refusals = new Set([400, 409]);

/** Whether Graph understood and said no: the state has changed since it was read, or a rule only Microsoft knows. */
export function isRefusal(error: unknown): error is GraphRequestFailed {
  return error instanceof GraphRequestFailed && refusals.has(error.graphStatus);
}

/** Hands on what Graph does; where it refuses, tells the user so in these words. */
export async function orConflict<T>(detail: string, asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (isRefusal(error)) throw new AssignmentConflict(detail, error);
    throw error;
  }
}
