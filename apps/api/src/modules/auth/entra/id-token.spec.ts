import {
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  SignJWT,
  UnsecuredJWT,
  type JWTPayload,
} from 'jose';
import { clockAt } from '../../../clock/testing/clock-at';
import { IdTokenRejected, IdTokenVerifier } from './id-token';

const loginUrl = 'http://127.0.0.1:3100';
const clientId = '5a1b0c7e-2d3f-4e6a-9b8c-0d1e2f3a4b5c';
const tenantId = '11111111-1111-4111-8111-111111111111';
const otherTenant = '22222222-2222-4222-8222-222222222222';
const objectId = '33333333-3333-4333-8333-333333333333';
const otherObject = '44444444-4444-4444-8444-444444444444';
const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';
const homeAccountId = `${objectId}.${tenantId}`;
const now = new Date('2026-11-23T10:00:00Z');
const seconds = now.getTime() / 1000;

const good: JWTPayload = {
  iss: `${loginUrl}/${tenantId}/v2.0`,
  aud: clientId,
  exp: seconds + 3600,
  iat: seconds,
  tid: tenantId,
  oid: objectId,
  nonce: 'our-nonce',
};

const clock = clockAt(() => now.getTime());

async function setup(keyIssuer = `${loginUrl}/{tenantid}/v2.0`) {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256', issuer: keyIssuer };
  const keys = createLocalJWKSet({ keys: [jwk] });
  const verifier = new IdTokenVerifier({ loginUrl, clientId }, keys, clock);
  const sign = (claims: JWTPayload, kid = 'k1') =>
    new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).sign(privateKey);
  return { verifier, sign };
}

describe('IdTokenVerifier (S-1)', () => {
  it('accepts a token signed for us, by its tenant, for this sign-in', async () => {
    const { verifier, sign } = await setup();
    const identity = await verifier.verify(await sign(good), { nonce: 'our-nonce', homeAccountId });
    expect(identity).toEqual({ tenantId, objectId, isGlobalAdministrator: false });
  });

  it('recognizes a Global Administrator by the role in wids', async () => {
    const { verifier, sign } = await setup();
    const token = await sign({
      ...good,
      wids: ['b79fbf4d-3ef9-4689-8143-76b194e85509', globalAdministrator],
    });
    const identity = await verifier.verify(token, { nonce: 'our-nonce', homeAccountId });
    expect(identity.isGlobalAdministrator).toBe(true);
  });

  it('accepts a guest, whose home account has another object id', async () => {
    const { verifier, sign } = await setup();
    const guest = { nonce: 'our-nonce', homeAccountId: `${otherObject}.${otherTenant}` };
    expect((await verifier.verify(await sign(good), guest)).objectId).toBe(objectId);
  });

  const cases: [string, JWTPayload][] = [
    ['for another audience', { ...good, aud: otherObject }],
    ['whose issuer is another tenant', { ...good, iss: `${loginUrl}/${otherTenant}/v2.0` }],
    ['whose issuer is another service', { ...good, iss: `https://evil.example/${tenantId}/v2.0` }],
    ['whose tenant is not an id', { ...good, tid: 'common', iss: `${loginUrl}/common/v2.0` }],
    [
      'with the literal {tenantid}',
      { ...good, tid: '{tenantid}', iss: `${loginUrl}/{tenantid}/v2.0` },
    ],
    ['that has expired', { ...good, exp: seconds - 120 }],
    ["with somebody else's nonce", { ...good, nonce: 'somebody-elses' }],
    ['without a nonce', { ...good, nonce: undefined }],
    ['without an object id', { ...good, oid: undefined }],
    ["whose object id doesn't match client_info", { ...good, oid: otherObject }],
  ];
  it.each(cases)('rejects a token %s', async (_, claims) => {
    const { verifier, sign } = await setup();
    const verify = verifier.verify(await sign(claims), { nonce: 'our-nonce', homeAccountId });
    await expect(verify).rejects.toThrow(IdTokenRejected);
  });

  it('rejects an unsigned token, a foreign signature and a tampered token', async () => {
    const { verifier, sign } = await setup();
    const foreign = await setup();
    const [header, , signature] = (await sign(good)).split('.');
    const admin = Buffer.from(JSON.stringify({ ...good, wids: [globalAdministrator] }));
    const forged = [
      new UnsecuredJWT(good).encode(),
      await foreign.sign(good),
      await sign(good, 'unknown-key'),
      `${header}.${admin.toString('base64url')}.${signature}`,
      'garbage',
      '',
    ];
    for (const token of forged) {
      const verify = verifier.verify(token, { nonce: 'our-nonce', homeAccountId });
      await expect(verify).rejects.toThrow(IdTokenRejected);
    }
  });

  it('rejects a key published only for another tenant', async () => {
    const { verifier, sign } = await setup(`${loginUrl}/${otherTenant}/v2.0`);
    const verify = verifier.verify(await sign(good), { nonce: 'our-nonce', homeAccountId });
    await expect(verify).rejects.toThrow('its key belongs to another issuer');
  });

  it("rejects somebody else's token at a renewal (S-6)", async () => {
    const { verifier, sign } = await setup();
    const owner = { tenantId, objectId: otherObject };
    const verify = verifier.verify(await sign(good), { owner, homeAccountId });
    await expect(verify).rejects.toThrow('it belongs to somebody else');
  });

  it('rejects a token that came without client_info', async () => {
    const { verifier, sign } = await setup();
    const verify = verifier.verify(await sign(good), {
      nonce: 'our-nonce',
      homeAccountId: 'a-subject',
    });
    await expect(verify).rejects.toThrow('no client_info came with it');
  });

  it("doesn't report a token as forged when the keys can't be fetched", async () => {
    const { sign } = await setup();
    const unreachable = () => Promise.reject(new TypeError('fetch failed'));
    const verifier = new IdTokenVerifier({ loginUrl, clientId }, unreachable, clock);
    const verify = verifier.verify(await sign(good), { nonce: 'our-nonce', homeAccountId });
    await expect(verify).rejects.toThrow('fetch failed');
  });
});
