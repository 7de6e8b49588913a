import * as z from 'zod';

/** Pages for programs are larger than people's: up to a thousand rows. */
export const pageForProgramsQuery = {
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  cursor: z.string().max(1024).optional(),
};

export const listLinksQuerySchema = z.strictObject({
  ...pageForProgramsQuery,
  /** Only the link of this person: an object id of Microsoft Graph. */
  userId: z.guid().optional(),
  /** Only the link of this local account. */
  localId: z.guid().optional(),
});
export type ListLinksQuery = z.infer<typeof listLinksQuerySchema>;

/** Who is whom: a local account and the Microsoft 365 account linked with it. */
export const linkSchema = z.object({
  localId: z.string(),
  /** Null for an account that was made from Microsoft, until the person sets an email. */
  localEmail: z.string().nullable(),
  /** The person's object id in Microsoft Graph. */
  userId: z.string(),
  userPrincipalName: z.string().nullable(),
  email: z.string().nullable(),
  displayName: z.string().nullable(),
  linkedAt: z.string().nullable(),
  /** False while the person is disabled or deleted in Microsoft 365. */
  active: z.boolean(),
});
export type Link = z.infer<typeof linkSchema>;

export const linkListSchema = z.object({
  value: z.array(linkSchema),
  nextCursor: z.string().nullable(),
});
export type LinkList = z.infer<typeof linkListSchema>;
