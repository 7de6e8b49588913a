import { StandardSchemaValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import { AppError } from '../errors/app-error';
import { fitText, toWellFormed } from '../../text/well-formed';

const maxErrors = 20;

interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

const pathOf = (issue: Issue) =>
  (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.');

/** The input is readable but invalid; names each invalid field. */
export class ValidationFailed extends AppError {
  constructor(issues: readonly Issue[]) {
    super('validation_failed', 422, 'Some of the input is invalid.', {
      errors: issues.slice(0, maxErrors).map((issue) => ({
        path: fitText(pathOf(issue), 200),
        message: fitText(issue.message, 300),
      })),
    });
  }
}

/** Parts of a URL, decoded: `%00` is NUL. Bodies were repaired when they were read. */
function repair(value: unknown): unknown {
  if (typeof value === 'string') return toWellFormed(value);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]: [string, unknown]) => [
      toWellFormed(name),
      typeof part === 'string' ? toWellFormed(part) : part,
    ]),
  );
}

class ValidationPipe extends StandardSchemaValidationPipe {
  override transform<T>(value: T, metadata: ArgumentMetadata): Promise<T> {
    const isAddress = metadata.type === 'query' || metadata.type === 'param';
    return super.transform(isAddress ? (repair(value) as T) : value, metadata);
  }
}

/** Checks every `@Body({ schema })`, `@Query({ schema })` and `@Param({ schema })`, answering 422. */
export const createValidationPipe = () =>
  new ValidationPipe({ exceptionFactory: (issues) => new ValidationFailed(issues) });
