import { StandardSchemaValidationPipe } from '@nestjs/common';
import { AppError } from './app-error';

const maxErrors = 20;

interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

const pathOf = (issue: Issue) =>
  (issue.path ?? [])
    .map((part) => String(typeof part === 'object' ? part.key : part))
    .join('.')
    .slice(0, 200);

/** What was sent is readable, but does not fit; names each field at fault. */
export class ValidationFailed extends AppError {
  constructor(issues: readonly Issue[]) {
    super('validation_failed', 422, 'Some of what was sent is not valid.', {
      errors: issues
        .slice(0, maxErrors)
        .map((issue) => ({ path: pathOf(issue), message: issue.message.slice(0, 300) })),
    });
  }
}

/** Checks every `@Body({ schema })`, `@Query({ schema })` and `@Param({ schema })` with 422. */
export const createValidationPipe = () =>
  new StandardSchemaValidationPipe({
    exceptionFactory: (issues) => new ValidationFailed(issues),
  });
