import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Entra } from '../authority/entra';
import type { TokenStamp } from '../issued/revocations';
import { seal, unseal } from '../issued/seal';

const refreshTokenSchema = z.object({
  id: z.string(),
  tenantId: z.string(),
  userId: z.string(),
  clientId: z.string(),
  /** As requested at sign-in. */
  scope: z.string(),
  stamp: z.object({ chain: z.string(), expiries: z.number(), revocations: z.number() }),
  issuedAt: z.number(),
  expiresAt: z.number(),
});

/** What a refresh token holds, sealed. It needs no store, so it survives a restart. */
export type RefreshToken = z.output<typeof refreshTokenSchema>;

export async function mintRefreshToken(
  entra: Entra,
  holder: Pick<RefreshToken, 'tenantId' | 'userId' | 'scope'> & { readonly stamp: TokenStamp },
): Promise<string> {
  const issuedAt = entra.clock.now().getTime();
  const token: RefreshToken = {
    ...holder,
    id: randomUUID(),
    clientId: entra.clientId,
    issuedAt,
    expiresAt: issuedAt + entra.revocations.policy.refreshTokenLifetime * 1000,
  };
  return seal(entra.keys.sealingKey, 'refresh', token);
}

/** Undefined for anything this sandbox didn't issue. */
export async function openRefreshToken(
  entra: Entra,
  token: string,
): Promise<RefreshToken | undefined> {
  const opened = refreshTokenSchema.safeParse(
    await unseal(entra.keys.sealingKey, 'refresh', token),
  );
  return opened.success ? opened.data : undefined;
}
