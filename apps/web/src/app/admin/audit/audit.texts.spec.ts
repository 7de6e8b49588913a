import type { AuditEntry } from '@app/contracts';
import { pat } from '../../../testing/people';
import { actorOf, phraseOf, detailName } from './audit.texts';

const entry = (more: Partial<AuditEntry>): AuditEntry => ({
  id: '1',
  at: '2026-11-23T10:00:00.000Z',
  action: 'consent.granted',
  actor: pat,
  subject: null,
  details: {},
  ...more,
});

describe('ADM-9: the log in plain words', () => {
  it.each<[Partial<AuditEntry>, string]>([
    [{}, 'granted consent'],
    [{ action: 'consent.removed', details: { links: 71 } }, 'removed consent and 71 links'],
    [{ action: 'consent.removed' }, 'removed consent'],
    [
      { action: 'link.removed', subject: 'RJaime@contoso.example' },
      'removed the link of RJaime@contoso.example',
    ],
    [
      { action: 'login-cache.cleared', details: { removed: 1 } },
      'cleared the Microsoft tokens of 1 person',
    ],
    [
      { action: 'user-access.finished', details: { enabled: 41, failed: 2 } },
      'finished giving access: 41 enabled, 2 failed',
    ],
    [
      { action: 'sync.confirmed', details: { deactivated: 20, removed: 4 } },
      'let a stopped sync continue: 20 deactivated, 4 removed',
    ],
    [
      { action: 'sync.discarded', details: { deactivated: 20, removed: 4 } },
      'kept 24 accounts that a sync would have removed',
    ],
    [
      { action: 'sync.discarded', subject: 'classes', details: { deactivated: 0, removed: 24 } },
      'kept 24 in the roster copy that a sync would have taken out (classes)',
    ],
    [{ action: 'sync.paused' }, 'paused the sync schedule'],
    [{ action: 'mirror.off' }, 'turned off the roster copy'],
    [{ action: 'later.thing' as AuditEntry['action'] }, 'later.thing'],
    [{ action: 'constructor' as AuditEntry['action'] }, 'constructor'],
  ])('%j: %s', (more, words) => {
    expect(phraseOf(entry(more))).toBe(words);
  });

  it('names who did it, or a stand-in', () => {
    expect(actorOf(entry({}))).toBe('Pat Rivera');
    expect(actorOf(entry({ actor: null }))).toBe('Someone on Microsoft’s consent page');
    expect(actorOf(entry({ actor: null, action: 'user-access.finished' }))).toBe('EDUGraph');
  });

  it('labels an unknown number with its key', () => {
    expect(detailName('skipped', 'user-access.finished')).toBe('Already had access');
    expect(detailName('keptTokens', 'link.removed')).toBe('Kept tokens');
    expect(detailName('constructor', 'link.removed')).toBe('Constructor');
  });

  it('labels removed things by what they are', () => {
    expect(detailName('removed', 'login-cache.cleared')).toBe('People whose tokens were cleared');
    expect(detailName('removed', 'sync.discarded')).toBe('Not removed');
    expect(detailName('removed', 'sync.confirmed')).toBe('Accounts removed for good');
  });
});
