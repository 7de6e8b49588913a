import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sandboxProgram, type SandboxProgram } from './entra/testing/sandbox-program';

describe('the sandbox program (http-api.md “Programs”)', () => {
  let program: SandboxProgram;
  let directory: string;

  beforeAll(async () => {
    program = await sandboxProgram();
    directory = await mkdtemp(join(tmpdir(), 'sandbox-program-'));
  }, 30_000);
  afterAll(async () => {
    await program.remove();
    await rm(directory, { recursive: true });
  });

  it('starts without arguments, serves both halves, and ends cleanly on SIGTERM', async () => {
    const running = program.start([], { VAR_DIR: join(directory, 'first') });
    const url = await running.ready();
    expect((await fetch(`${url}/_sandbox/health`)).status).toBe(200);
    expect((await fetch(`${url}/v1.0/me`)).status).toBe(401);
    const tenants = (await (await fetch(`${url}/_sandbox/tenants`)).json()) as { domain: string }[];
    expect(tenants.map(({ domain }) => domain)).toEqual(['contoso.example', 'fabrikam.example']);
    expect(await running.stop()).toBe(0);
    expect(running.lines.map(({ msg }) => msg)).toEqual(['sandbox ready', 'sandbox stopped']);
    expect(running.stderr).toBe('');
  });

  it('keeps its keys and state in VAR_DIR, where nobody else can read them', async () => {
    const varDirectory = join(directory, 'first');
    for (const file of ['sandbox-keys.json', 'sandbox-state.json']) {
      expect((await stat(join(varDirectory, file))).mode & 0o777).toBe(0o600);
    }
    const keysOf = async (args: string[]) => {
      const running = program.start(args, { VAR_DIR: varDirectory });
      const url = await running.ready();
      const body = await (await fetch(`${url}/common/discovery/v2.0/keys`)).json();
      await running.stop();
      return (body as { keys: { kid: string }[] }).keys[0]?.kid;
    };
    const first = await keysOf([]);
    expect(await keysOf([])).toBe(first);
    expect(await keysOf(['--fresh'])).not.toBe(first);
  });

  it('names the port and its variable if the port is taken', async () => {
    const running = program.start([], { VAR_DIR: join(directory, 'one') });
    const { port } = new URL(await running.ready());
    const second = program.start([], { VAR_DIR: join(directory, 'two'), SANDBOX_PORT: port });
    expect(await second.exit).toBe(1);
    expect(second.stderr).toContain(`Port ${port} is taken`);
    expect(second.stderr).toContain('SANDBOX_PORT');
    expect(second.stderr).not.toMatch(/\n\s+at /);
    await running.stop();
  });

  it.each([
    [['--nope'], {}, '--nope'],
    [['--consent', 'maybe'], {}, 'first, all or none'],
    [['--data', '/no/such/folder'], {}, '/no/such/folder'],
    [['--generate', 'users=many'], {}, 'users'],
    [[], { SANDBOX_PORT: '99999', CLIENT_ID: 'x' }, 'CLIENT_ID'],
    [[], { VAR_DIR: '/dev/null/var' }, 'VAR_DIR'],
  ])('refuses %j %j with a message and exit code 1', async (args, environment, text) => {
    const running = program.start(args, { VAR_DIR: join(directory, 'bad'), ...environment });
    expect(await running.exit).toBe(1);
    expect(running.stderr).toContain(text);
    expect(running.stderr).not.toMatch(/\n\s+at /);
    expect(running.stdout).toBe('');
  });

  it('stops at a broken roster, naming file, line and column (BOX-2)', async () => {
    const folder = join(directory, 'roster');
    await mkdir(folder);
    await writeFile(join(folder, 'School.csv'), 'SIS ID,Name\n1,North\n');
    await writeFile(
      join(folder, 'Section.csv'),
      'SIS ID,School SIS ID,Section Name\nS1,99,Algebra\n',
    );
    await writeFile(join(folder, 'Student.csv'), 'SIS ID,School SIS ID,Username\n');
    await writeFile(join(folder, 'Teacher.csv'), 'SIS ID,School SIS ID,Username\n');
    await writeFile(join(folder, 'StudentEnrollment.csv'), 'Section SIS ID,SIS ID\n');
    await writeFile(join(folder, 'TeacherRoster.csv'), 'Section SIS ID,SIS ID\n');
    const running = program.start(['--data', folder], { VAR_DIR: join(directory, 'bad') });
    expect(await running.exit).toBe(1);
    expect(running.stderr).toMatch(/Section\.csv, line 2, column "School SIS ID": /);
  });

  it('never reports ready without a tenant (BOX-2)', async () => {
    const folder = join(directory, 'blank');
    await mkdir(folder);
    await writeFile(join(folder, 'School.csv'), 'SIS ID,Name\n1,North\n');
    await writeFile(join(folder, 'Student.csv'), ',,\n\n,\n');
    await writeFile(join(folder, 'Teacher.csv'), 'SIS ID,School SIS ID,Username\n');
    const running = program.start(['--data', folder], { VAR_DIR: join(directory, 'bad') });
    expect(await running.exit).toBe(1);
    expect(running.stderr).toMatch(/Student\.csv: The file has only blank lines/);
    expect(running.stdout).toBe('');
  });

  it("says what to do when its state can't be read", async () => {
    const varDirectory = join(directory, 'broken');
    await mkdir(varDirectory);
    await writeFile(join(varDirectory, 'sandbox-state.json'), '{');
    const running = program.start([], { VAR_DIR: varDirectory });
    expect(await running.exit).toBe(1);
    expect(running.stderr).toMatch(/sandbox-state\.json.*--fresh/);
  });
});
