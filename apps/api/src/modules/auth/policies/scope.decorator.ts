import type { ApiScope } from '@app/contracts';
import { SetMetadata } from '@nestjs/common';

export const scopeKey = 'edugraph:scope';

/** Lets programs with this scope call a route. Without it, a route is closed to programs, whatever its policy. */
export const Scope = (scope: ApiScope) => SetMetadata(scopeKey, scope);
