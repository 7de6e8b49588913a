import { applyDecorators, SetMetadata, UseGuards } from '@nestjs/common';
import type { ApiScope } from '@app/contracts';
import { ConfirmedAdminGuard } from './confirmed-admin.guard';
import { Scope } from './scope.decorator';

export const policies = [
  'public',
  'login_required',
  'linked_users_only',
  'admin_only',
  'programs_only',
] as const;
/** Who may call a route. A route without a policy rejects everyone, and fails a test (AUTH-8). */
export type Policy = (typeof policies)[number];

export const policyKey = 'edugraph:policy';

const policy = (value: Policy) => SetMetadata(policyKey, value);

/** Anyone, signed in or not. */
export const PublicRoute = () => policy('public');
/** Anyone signed in, with either account. */
export const LoginRequired = () => policy('login_required');
/** Only linked users. */
export const LinkedUsersOnly = () => policy('linked_users_only');
/** Only programs whose token has this scope (S-17). */
export const ProgramsOnly = (scope: ApiScope) =>
  applyDecorators(policy('programs_only'), Scope(scope));
/** Only a tenant's administrators, linked or not (LINK-6), as confirmed by Microsoft. */
export const AdminRoute = () =>
  applyDecorators(policy('admin_only'), UseGuards(ConfirmedAdminGuard));
