import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SourceLines } from './source-lines';

const root = join(__dirname, '../../../..');

describe('the source lines (DEMO-1)', () => {
  let folder: string;
  let lines: SourceLines;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'edugraph-sources-'));
    const file = join(folder, 'sources.json');
    execFileSync(process.execPath, [join(root, 'tools/build/source-lines.mjs'), file]);
    lines = new SourceLines(file);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it.each([
    ['EducationGraph.schools', /^schools\([^]*education\/schools[^]*\}$/],
    ['ClassesController.list', /^@Get\('schools\/:id\/classes'\)[^]*list\([^]*\}$/],
    ['ClassesService.list', /^\/?[^]*list\([^]*\}$/],
    ['edu-class-list', /^@Component\(\{[^]*class ClassList[^]*\}$/],
  ])('are those of %s', async (name, expected) => {
    const { path, startLine, endLine } = (await lines.read())[name]!;
    const text = readFileSync(join(root, path), 'utf8').split('\n');
    expect(
      text
        .slice(startLine - 1, endLine)
        .join('\n')
        .trim(),
    ).toMatch(expected);
  });

  it('come only from the source, without anything private', async () => {
    const all = Object.entries(await lines.read());
    expect(all.length).toBeGreaterThan(50);
    expect(all.filter(([, { path }]) => path.includes('.spec.'))).toEqual([]);
    expect(all.map(([name]) => name)).not.toContain('ClassesService.withTeachers');
  });

  it('are empty if the build left no file', async () => {
    await expect(new SourceLines(join(folder, 'nowhere.json')).read()).resolves.toEqual({});
  });
});
