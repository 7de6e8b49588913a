import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { entities } from '../entities';
import { openDataSource } from './data-source';

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

describe('the database file (S-7)', () => {
  let folder: string;
  const database = () => join(folder, 'var', 'edu.sqlite');

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'edugraph-private-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  /** The folder's contents while the database is in use, with its journal. */
  async function use() {
    const dataSource = await openDataSource(`sqlite:${database()}`, entities);
    await dataSource.query('CREATE TABLE IF NOT EXISTS t (a)');
    const names = readdirSync(join(folder, 'var')).sort();
    const modes = names.map((name) => `${name} ${modeOf(join(folder, 'var', name))}`);
    await dataSource.destroy();
    return modes;
  }

  const closed = ['edu.sqlite 600', 'edu.sqlite-shm 600', 'edu.sqlite-wal 600'];

  it('is readable only by its owner, like the files SQLite puts next to it, whatever the umask', async () => {
    const umask = process.umask(0);
    try {
      expect(await use()).toEqual(closed);
    } finally {
      process.umask(umask);
    }
    expect(modeOf(join(folder, 'var'))).toBe('700');
  });

  it('is closed if it was left open before', async () => {
    const other = await openDataSource(`sqlite:${database()}`, entities);
    await other.query('CREATE TABLE IF NOT EXISTS t (a)');
    for (const end of ['', '-wal', '-shm']) chmodSync(database() + end, 0o644);
    expect(await use()).toEqual(closed);
    await other.destroy();
  });
});
