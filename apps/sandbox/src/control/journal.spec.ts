import { Journal } from './journal';

describe('Journal', () => {
  const entry = {
    at: '2026-01-01T00:00:00.000Z',
    method: 'GET',
    path: '/v1.0/me',
    query: '',
    status: 200,
    duration: 1,
    tokenKind: null,
  };

  it('keeps only the newest entries, however many come', () => {
    const journal = new Journal(10);
    for (let i = 0; i < 95; i += 1) journal.record(entry);
    const { value, next } = journal.since(0);
    expect(value.map(({ n }) => n)).toEqual([86, 87, 88, 89, 90, 91, 92, 93, 94, 95]);
    expect(next).toBe(95);
  });

  it('keeps counting after it was cleared', () => {
    const journal = new Journal(10);
    journal.record(entry);
    journal.clear();
    journal.record(entry);
    expect(journal.since(0).value.map(({ n }) => n)).toEqual([2]);
  });
});
