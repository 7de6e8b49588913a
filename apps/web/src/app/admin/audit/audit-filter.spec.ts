import { auditParams, isBackwards, readFilter } from './audit-filter';

describe('ADM-9: the filter of the audit log', () => {
  it('covers whole days in the user’s time zone, from the start of the first to the end of the last', () => {
    expect(auditParams({ action: 'link.removed', from: '2026-10-31', to: '2026-10-31' })).toEqual({
      action: 'link.removed',
      from: new Date(2026, 9, 31).toISOString(),
      to: new Date(2026, 10, 1).toISOString(),
    });
  });

  it('omits empty filters', () => {
    expect(auditParams({})).toEqual({});
  });

  it('reads only valid filters from the URL', () => {
    expect(readFilter({ action: 'x', from: 'yesterday', to: '2026-11-23' })).toEqual({
      to: '2026-11-23',
    });
    expect(readFilter({ action: 'consent.granted' })).toEqual({ action: 'consent.granted' });
  });

  it('detects dates in the wrong order', () => {
    expect(isBackwards({ from: '2026-11-24', to: '2026-11-23' })).toBe(true);
    expect(isBackwards({ from: '2026-11-23', to: '2026-11-23' })).toBe(false);
    expect(isBackwards({ from: '2026-11-24' })).toBe(false);
  });
});
