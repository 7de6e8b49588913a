import { request, type APIRequestContext } from '@playwright/test';

/** Signs in with Microsoft without a browser, which is fast enough for many people. */
async function arriveAsPerson(url: string, userPrincipalName: string): Promise<APIRequestContext> {
  const person = await request.newContext({ baseURL: url });
  const hint = encodeURIComponent(userPrincipalName);
  const login = await person.get(`/auth/microsoft/login?loginHint=${hint}`, { maxRedirects: 0 });
  const address = login.headers()['location'];
  if (!address) throw new Error(`No way to sign in: ${login.status()}`);
  await person.get(`${address}&sandbox_auto=true`);
  return person;
}

async function post(person: APIRequestContext, path: string, data: object): Promise<void> {
  await person.get('/api/v1/session');
  const { cookies } = await person.storageState();
  const token = cookies.find(({ name }) => name.endsWith('XSRF-TOKEN'))?.value ?? '';
  const headers = { 'X-XSRF-TOKEN': decodeURIComponent(token) };
  const answer = await person.post(path, { headers, data });
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
}

/** Signs in with Microsoft and links a new local account. */
export async function linkPerson(url: string, userPrincipalName: string): Promise<void> {
  const person = await arriveAsPerson(url, userPrincipalName);
  await post(person, '/api/v1/link/new-local', { favoriteColor: '#2F19FF' });
  await person.dispose();
}

/** The same, with a local account that has a password. */
export async function linkPersonWithPassword(
  url: string,
  userPrincipalName: string,
  credentials: { email: string; password: string },
): Promise<void> {
  const stranger = await request.newContext({ baseURL: url });
  await post(stranger, '/api/v1/accounts', { ...credentials, favoriteColor: '#2F19FF' });
  await stranger.dispose();
  const person = await arriveAsPerson(url, userPrincipalName);
  await post(person, '/api/v1/link/local', credentials);
  await person.dispose();
}
