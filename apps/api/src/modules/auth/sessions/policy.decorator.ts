import { applyDecorators, SetMetadata } from '@nestjs/common';

export const policies = ['public', 'login_required', 'linked_users_only', 'admin_only'] as const;
/** Who may call a route. A route without one is refused, and fails a test (AUTH-8). */
export type Policy = (typeof policies)[number];

export const policyKey = 'edugraph:policy';

const policy = (value: Policy) => applyDecorators(SetMetadata(policyKey, value));

/** Anybody, signed in or not. */
export const PublicRoute = () => policy('public');
/** Anybody signed in, by either account. */
export const LoginRequired = () => policy('login_required');
/** Only those whose two accounts are joined. */
export const LinkedUsersOnly = () => policy('linked_users_only');
/** Only the administrators of a tenant, linked or not (LINK-6). */
export const AdminOnly = () => policy('admin_only');
