import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { TestProgram } from '../auth/testing';
import { SyncWorld, type WireTenant } from '../sync/testing';
import { rosterOfGraph, startMirror } from '../sync/testing/read-roster';

const page = join(__dirname, '../../../../../docs/integrators.md');

describe('the commands in docs/integrators.md (API-1)', () => {
  let world: SyncWorld;
  let tenant: WireTenant;
  let folder: string;

  beforeAll(async () => {
    const args = ['--generate', 'users=900,schools=2,classes=60,classSize=25'];
    world = await SyncWorld.start({ sandbox: { args } });
    await world.standAlone();
    tenant = await world.tenant();
    await world.link(tenant, [tenant.users[0]!.id]);
    await startMirror(world, tenant.id);
    await world.sync(tenant.id);
    folder = await mkdtemp(join(tmpdir(), 'edugraph-commands-'));
  });
  afterAll(async () => {
    await world.stop();
    await rm(folder, { recursive: true });
  });

  it('lead a program from nothing to the last enrollment, to its changes and the links', async () => {
    const program = await TestProgram.create(world.api, tenant.id);
    const commands = [...(await readFile(page, 'utf8')).matchAll(/```sh\n(.*?)```/gs)];
    const script = ['set -euo pipefail', ...commands.map(([, text]) => text)].join('\n');
    const { stdout } = await promisify(execFile)('bash', ['-c', script], {
      cwd: folder,
      env: {
        ...process.env,
        EDUGRAPH: world.api.url,
        CLIENT_ID: program.clientId,
        CLIENT_SECRET: program.secret,
      },
    });
    const read = (await readFile(join(folder, 'enrollments.txt'), 'utf8')).trim().split('\n');
    const { enrollments } = await rosterOfGraph(world, tenant.id);
    expect(read.length).toBeGreaterThan(1_000);
    expect(new Set(read).size).toBe(read.length);
    expect(read).toHaveLength(enrollments.length);
    const [changes, links] = stdout.trim().replace('}{', '}\n{').split('\n') as [string, string];
    expect(JSON.parse(changes)).toHaveProperty('changedSince');
    const { value } = JSON.parse(links) as { value: { userId: string }[] };
    expect(value.map(({ userId }) => userId)).toEqual([tenant.users[0]?.id]);
  });
});
