import { AppError, ConsentRequired, Forbidden } from '../../http';
import { GraphRequestFailed, GraphUnavailable } from '../graph';

/** What ended a run, for programs and for people. */
export interface RunError {
  errorCode: string;
  error: string;
}

/** In a sentence that says what happened and what to do next. */
export function toRunError(error: unknown): RunError {
  if (error instanceof GraphUnavailable) {
    return told(
      error,
      'Microsoft 365 does not answer, or asks for a long pause. The next run goes on from here.',
    );
  }
  if (error instanceof ConsentRequired) {
    return told(
      error,
      'Microsoft 365 does not know the consent of your school any more. Grant it again to go on.',
    );
  }
  if (error instanceof Forbidden) {
    return told(
      error,
      'The permission to read all users is missing. Grant the consent again to add it.',
    );
  }
  if (error instanceof GraphRequestFailed) {
    const why = error.graphCode || `status ${error.graphStatus}`;
    return told(
      error,
      `Microsoft 365 refused to tell what changed (${why}). The next run tries again.`,
    );
  }
  if (error instanceof AppError) return told(error, error.detail);
  return {
    errorCode: 'internal_error',
    error: 'EDUGraph could not go on. The next run tries again; the log of the server says why.',
  };
}

const told = ({ code }: AppError, error: string): RunError => ({ errorCode: code, error });
