import * as z from 'zod';

/** Every `code` the API can return; the SPA switches on these, never on texts. */
export const problemCodes = [
  'login_required',
  'microsoft_login_required',
  'invalid_credentials',
  'token_required',
  'invalid_token',
  'ambiguous_credentials',
  'csrf_failed',
  'admin_only',
  'linked_users_only',
  'consent_required',
  'insufficient_scope',
  'forbidden',
  'not_found',
  'method_not_allowed',
  'already_linked',
  'email_taken',
  'name_taken',
  'request_timeout',
  'conflict',
  'sync_running',
  'sign_in_expired',
  'precondition_failed',
  'malformed',
  'length_required',
  'payload_too_large',
  'unsupported_media_type',
  'too_many_files',
  'files_not_allowed',
  'validation_failed',
  'precondition_required',
  'rate_limited',
  'graph_error',
  'graph_unavailable',
  'roster_not_ready',
  'service_unavailable',
  'internal_error',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** RFC 9457 problem details, plus our `code` and the request id. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.enum(problemCodes),
  detail: z.string(),
  requestId: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof problemSchema>;
