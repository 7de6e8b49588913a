import { request } from '@playwright/test';

/** Signs in with Microsoft and links a new local account, without a browser: many are made in little time. */
export async function linkPerson(url: string, userPrincipalName: string): Promise<void> {
  const person = await request.newContext({ baseURL: url });
  const hint = encodeURIComponent(userPrincipalName);
  const login = await person.get(`/auth/microsoft/login?loginHint=${hint}`, { maxRedirects: 0 });
  const address = login.headers()['location'];
  if (!address) throw new Error(`No way to sign in: ${login.status()}`);
  await person.get(`${address}&sandbox_auto=true`);
  const { cookies } = await person.storageState();
  const token = cookies.find(({ name }) => name === 'XSRF-TOKEN')?.value ?? '';
  const linked = await person.post('/api/v1/link/new-local', {
    headers: { 'X-XSRF-TOKEN': decodeURIComponent(token) },
    data: { favoriteColor: '#2F19FF' },
  });
  if (!linked.ok()) throw new Error(`${userPrincipalName}: ${linked.status()}`);
  await person.dispose();
}
