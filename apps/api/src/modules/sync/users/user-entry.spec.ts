import { readUserEntries } from './user-entry';

const id = '0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9';

describe('delta page entries', () => {
  it.each([id.toUpperCase(), `{${id}}`, `{${id.toUpperCase()}}`])(
    'are about one user however the id is written: %s (SYNC-9)',
    (written) => {
      const entries = readUserEntries([
        { id, displayName: 'Noor', accountEnabled: true },
        { id: written, accountEnabled: false },
      ]);
      expect([...entries]).toEqual([[id, { said: { displayName: 'Noor' }, isEnabled: false }]]);
    },
  );
});
