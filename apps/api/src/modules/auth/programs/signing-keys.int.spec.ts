import type { DataSource } from 'typeorm';
import { Clock } from '../../../clock/clock';
import { openTestDataSource, type TestDataSource } from '../../../testing';
import { RefreshLease } from '../tokens/refresh-lease';
import { TokenSealing } from '../tokens/token-sealing';
import { SigningKey } from './signing-key.entity';
import { SigningKeys } from './signing-keys';

const day = 24 * 3_600_000;
const start = Date.UTC(2026, 0, 1);
const sealingKey = (id: string, byte: number) =>
  `${id}:${Buffer.alloc(32, byte).toString('base64')}`;

describe('signing keys (API-2)', () => {
  let database: TestDataSource;
  let dataSource: DataSource;
  let now: number;

  beforeAll(async () => {
    database = await openTestDataSource();
    ({ dataSource } = database);
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    now = start;
    await dataSource.getRepository(SigningKey).createQueryBuilder().delete().execute();
  });

  function replica(sealing = sealingKey('a', 1)): SigningKeys {
    const clock = Object.assign(new Clock(), { now: () => now });
    const lease = new RefreshLease(dataSource);
    return new SigningKeys(dataSource, new TokenSealing(sealing), lease, clock);
  }
  const rows = () => dataSource.getRepository(SigningKey).find({ order: { activatesAt: 'ASC' } });
  const kids = async (keys: SigningKeys) => (await keys.published()).keys.map(({ kid }) => kid);

  it('are made once, however many replicas need one at the same time', async () => {
    const replicas = Array.from({ length: 4 }, () => replica());
    const signers = await Promise.all(replicas.map((one) => one.signer()));
    expect(new Set(signers.map(({ kid }) => kid)).size).toBe(1);
    expect(await rows()).toHaveLength(1);
  });

  it('are kept sealed, and published without their private part (S-7)', async () => {
    const keys = replica();
    const { kid } = await keys.signer();
    const [row] = await rows();
    expect(row?.sealed.toString('latin1')).not.toContain('"d"');
    expect(await keys.published()).toEqual({
      keys: [
        {
          kty: 'EC',
          crv: 'P-256',
          kid,
          alg: 'ES256',
          use: 'sig',
          x: expect.any(String) as string,
          y: expect.any(String) as string,
        },
      ],
    });
  });

  it('sign for 90 days; the next one is published a day before, and the last until its tokens have ended', async () => {
    const keys = replica();
    const first = (await keys.signer()).kid;
    now += 88.9 * day;
    await keys.rotate();
    expect(await kids(keys)).toEqual([first]);
    now = start + 89 * day;
    await keys.rotate();
    await keys.rotate();
    now += 60_000;
    const [, second] = (await rows()).map(({ kid }) => kid);
    expect([...(await kids(keys))].sort()).toEqual([first, second!].sort());
    expect((await keys.signer()).kid).toBe(first);
    expect(await keys.verifier(second!)).toBeDefined();
    now = start + 90 * day;
    expect((await keys.signer()).kid).toBe(second);
    now = start + 91 * day;
    expect(await keys.verifier(first)).toBeDefined();
    now += 7_200_000;
    expect(await keys.verifier(first)).toBeUndefined();
    expect(await kids(keys)).toEqual([second]);
    now += 2 * day;
    await keys.rotate();
    expect((await rows()).map(({ kid }) => kid)).toEqual([second]);
  });

  it('are replaced at once if nobody was there to make the next one', async () => {
    const keys = replica();
    const first = (await keys.signer()).kid;
    now += 400 * day;
    expect((await keys.signer()).kid).not.toBe(first);
  });

  it('are known on every replica, as soon as a token names them', async () => {
    const [one, other] = [replica(), replica()];
    await other.signer();
    now += 400 * day;
    const { kid } = await one.signer();
    now += 1_000;
    expect(await other.verifier(kid)).toBeDefined();
    expect(await other.verifier('unknown')).toBeUndefined();
  });

  it('that can’t be opened any more still check tokens, and another one signs', async () => {
    const { kid } = await replica().signer();
    const later = replica(sealingKey('b', 2));
    expect((await later.signer()).kid).not.toBe(kid);
    expect(await later.verifier(kid)).toBeDefined();
  });

  it('aren’t made where no program is', async () => {
    await replica().rotate();
    expect(await rows()).toEqual([]);
  });
});
