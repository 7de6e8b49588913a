import { parseCookie } from 'cookie';
import type { Request, Response } from 'express';
import * as z from 'zod';
import { seal, unseal } from '../issued/seal';
import type { DirectoryTenant, Person } from './directory';
import type { Entra } from './entra';

/** Who is signed in to the sandbox in this browser. */
export interface BrowserSession {
  readonly tenant: DirectoryTenant;
  readonly person: Person;
}

const cookieName = 'sandbox_session';
const cookieOptions = { httpOnly: true, sameSite: 'lax', path: '/' } as const;
const sealedSchema = z.object({ tenantId: z.string(), userId: z.string() });

/** This browser's session, if its person can still sign in. */
export async function findBrowserSession(
  entra: Entra,
  request: Request,
): Promise<BrowserSession | undefined> {
  const cookie = parseCookie(request.headers.cookie ?? '')[cookieName];
  if (!cookie) return undefined;
  const opened = sealedSchema.safeParse(await unseal(entra.keys.sealingKey, 'session', cookie));
  if (!opened.success) return undefined;
  const tenant = entra.directory.findTenant(opened.data.tenantId);
  const person = tenant?.findPerson(opened.data.userId);
  return tenant && person?.isEnabled ? { tenant, person } : undefined;
}

export async function startBrowserSession(
  entra: Entra,
  response: Response,
  { tenant, person }: BrowserSession,
): Promise<void> {
  const value = { tenantId: tenant.id, userId: person.id };
  response.cookie(cookieName, await seal(entra.keys.sealingKey, 'session', value), cookieOptions);
}

export function endBrowserSession(response: Response): void {
  response.clearCookie(cookieName, cookieOptions);
}
