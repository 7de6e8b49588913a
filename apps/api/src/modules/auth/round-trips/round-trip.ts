import * as z from 'zod';

/** What is remembered about a browser sent to Microsoft until it comes back. */
export const roundTripSchema = z.discriminatedUnion('purpose', [
  z.object({
    purpose: z.literal('sign-in'),
    nonce: z.string(),
    codeVerifier: z.string(),
    returnTo: z.string(),
  }),
  z.object({
    purpose: z.literal('link'),
    nonce: z.string(),
    codeVerifier: z.string(),
    /** The local account that started it; only this account can get linked. */
    userId: z.string(),
  }),
  /** An administrator's consent (S-2). No tenant: nobody was signed in. */
  z.object({
    purpose: z.literal('consent'),
    tenantId: z.string().optional(),
    objectId: z.string().optional(),
  }),
]);
export type RoundTrip = z.infer<typeof roundTripSchema>;
export type SignInTrip = Extract<RoundTrip, { nonce: string }>;
export type LinkTrip = Extract<RoundTrip, { purpose: 'link' }>;
export type ConsentTrip = Extract<RoundTrip, { purpose: 'consent' }>;

/** A browser that came back. */
export interface Returned {
  trip: RoundTrip;
  state: string;
  expiresAt: Date;
}
