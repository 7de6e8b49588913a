import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStateFile } from './state-file';

describe('the state file', () => {
  let directory: string;
  let path: string;

  beforeEach(() => {
    jest.useFakeTimers();
    directory = mkdtempSync(join(tmpdir(), 'sandbox-state-'));
    path = join(directory, 'state.json');
  });
  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
    rmSync(directory, { recursive: true });
  });

  it('is written once for many changes', () => {
    let snapshots = 0;
    let changes = 0;
    const file = openStateFile(path, () => ({ changes, snapshots: (snapshots += 1) }));
    for (; changes < 1000; changes += 1) file.saveSoon();
    jest.advanceTimersByTime(1000);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ changes: 1000, snapshots: 1 });
  });

  it("is written less often the longer it takes, so a large state doesn't slow things down", () => {
    let snapshots = 0;
    let time = 0;
    jest.spyOn(performance, 'now').mockImplementation(() => time);
    const file = openStateFile(path, () => {
      snapshots += 1;
      time += 100;
      return {};
    });
    for (let ms = 0; ms < 20_000; ms += 10) {
      file.saveSoon();
      jest.advanceTimersByTime(10);
    }
    expect(snapshots).toBe(10);
    file.flush();
    expect(snapshots).toBe(10 + 1);
  });
});
