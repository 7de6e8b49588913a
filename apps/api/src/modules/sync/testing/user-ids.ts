import { readOrMakeSecrets } from '../../../config/secrets';
import type { TestSandbox } from '../../../testing';

/** The sandbox's built-in app registration. */
const clientId = '5a1b0c7e-2d3f-4e6a-9b8c-0d1e2f3a4b5c';

async function appToken(sandbox: TestSandbox, tenantId: string): Promise<string> {
  const { clientSecret } = readOrMakeSecrets(sandbox.varDir);
  const response = await fetch(`${sandbox.url}/${tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      scope: 'https://graph.microsoft.com/.default',
    }),
  });
  return ((await response.json()) as { access_token: string }).access_token;
}

/** Object ids of everyone in a tenant; the control API only shows the first hundred. */
export async function readUserIds(sandbox: TestSandbox, tenantId: string): Promise<string[]> {
  const authorization = `Bearer ${await appToken(sandbox, tenantId)}`;
  const ids: string[] = [];
  let link: string | undefined = `${sandbox.url}/v1.0/users?$select=id&$top=999`;
  while (link !== undefined) {
    const response: Response = await fetch(link, { headers: { authorization } });
    const page = (await response.json()) as { value: { id: string }[]; '@odata.nextLink'?: string };
    ids.push(...page.value.map(({ id }) => id));
    link = page['@odata.nextLink'];
  }
  return ids;
}
