import { AppError, ConsentRequired, Forbidden } from '../../../http';
import { GraphRequestFailed, GraphUnavailable } from '../../graph';

/** What ended a run, for programs and for people. */
export interface RunError {
  errorCode: string;
  error: string;
}

/** The text says what happened and what comes next. */
export function toRunError(error: unknown): RunError {
  if (error instanceof GraphUnavailable) {
    return told(
      error,
      "Microsoft 365 isn't responding right now. The next run continues from here.",
    );
  }
  if (error instanceof ConsentRequired) {
    return told(
      error,
      "Microsoft 365 no longer has your school's consent. Grant it again to continue.",
    );
  }
  if (error instanceof Forbidden) {
    return told(error, 'The permission to read all users is missing. Consent again to add it.');
  }
  if (error instanceof GraphRequestFailed) {
    const why = error.graphCode || `status ${error.graphStatus}`;
    return told(
      error,
      `Microsoft 365 rejected the request for changes (${why}). The next run tries again.`,
    );
  }
  if (error instanceof AppError) return told(error, error.detail);
  return {
    errorCode: 'internal_error',
    error: 'Something went wrong on our side. The next run tries again; the server log says why.',
  };
}

const told = ({ code }: AppError, error: string): RunError => ({ errorCode: code, error });
