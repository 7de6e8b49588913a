import * as z from 'zod';

export const organizationStateSchema = z.object({
  tenantId: z.string(),
  name: z.string(),
  consented: z.boolean(),
  linkedAccounts: z.number().int(),
  /** The page an administrator without an account here opens to consent. */
  consentUrl: z.string(),
});
export type OrganizationState = z.infer<typeof organizationStateSchema>;
