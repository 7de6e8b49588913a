import { AppError } from '../../../http';
import { GraphRequestFailed } from '../../graph';

/** The current state doesn't allow it. */
export class AssignmentConflict extends AppError {
  constructor(detail: string, cause?: unknown) {
    super('conflict', 409, detail, { cause });
  }
}

export class NameTaken extends AppError {
  constructor(name: string) {
    super(
      'name_taken',
      409,
      `A file named “${name}” already exists. Rename this one, or remove the other.`,
    );
  }
}

/** Students can only use what their teacher handed out. */
export class FilesNotAllowed extends AppError {
  constructor() {
    super('files_not_allowed', 409, "This assignment doesn't accept files from students.");
  }
}

/** Graph's statuses for what the state of an assignment or a submission doesn't allow. */
const refusals = new Set([400, 409]);

/** Whether Graph understood and declined: the state has changed since it was read, or only Microsoft knows the rule. */
export function isRefusal(error: unknown): error is GraphRequestFailed {
  return error instanceof GraphRequestFailed && refusals.has(error.graphStatus);
}

/** Turns a refusal by Graph into a conflict with this detail. */
export async function orConflict<T>(detail: string, asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (isRefusal(error)) throw new AssignmentConflict(detail, error);
    throw error;
  }
}
