import { applyDecorators, SetMetadata, UseGuards } from '@nestjs/common';
import { ConfirmedAdminGuard } from './confirmed-admin.guard';

export const policies = ['public', 'login_required', 'linked_users_only', 'admin_only'] as const;
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
/** Only a tenant's administrators, linked or not (LINK-6), as confirmed by Microsoft. */
export const AdminRoute = () =>
  applyDecorators(policy('admin_only'), UseGuards(ConfirmedAdminGuard));
