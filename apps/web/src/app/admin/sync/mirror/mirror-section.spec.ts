import { LiveAnnouncer } from '@angular/cdk/a11y';
import { TestBed } from '@angular/core/testing';
import type { MirrorStatus, SyncResourceState, SyncStatus } from '@app/contracts';
import { appProviders } from '../../../../testing/app-providers';
import { cleanScreen } from '../../../../testing/clean-screen';
import { Page } from '../../../../testing/page';
import { Ask, type Question, Snackbar } from '../../../core';
import { pollAtOnce } from '../../progress/testing/poll-at-once';
import { decision, mirrorStatus, syncStatus } from '../testing/sync-samples';
import { SyncPage } from '../sync-page';

const url = '/api/v1/admin/sync';
const at = '2020-10-12T12:00:00.000Z';
const on: MirrorStatus = mirrorStatus({
  enabled: true,
  state: 'ready',
  startedAt: at,
  startedBy: 'Pat Rivera',
  filledAt: at,
  asOf: at,
  counts: { schools: 2, people: 1089, classes: 26, enrollments: 298 },
});
const part = (resource: SyncResourceState['resource'], more: Partial<SyncResourceState> = {}) => ({
  resource,
  phase: 'idle' as const,
  failed: false,
  waitingUntil: null,
  lastFinished: at,
  lastFull: at,
  ...more,
});

async function setup(status: Partial<SyncStatus>, consented = true) {
  const asked: Question<string>[] = [];
  const choose = async (question: Question<string>) => {
    asked.push(question);
    const [, agreed] = question.answers;
    await agreed?.run?.();
    return agreed?.value;
  };
  TestBed.configureTestingModule({
    providers: [...appProviders(), { provide: Ask, useValue: { choose } }],
  });
  jest.spyOn(TestBed.inject(LiveAnnouncer), 'announce').mockResolvedValue();
  const shown = jest.spyOn(TestBed.inject(Snackbar), 'show').mockResolvedValue();
  const page = Page.of(SyncPage);
  await page.answer('/api/v1/admin/organization', { consented });
  await page.answer(url, syncStatus(status));
  return { page, asked, shown };
}

describe('the roster copy on the sync page (MIRROR-1)', () => {
  pollAtOnce();
  cleanScreen();

  it('shows what it holds, how old that is, who turned it on, and where each part stands', async () => {
    const resources = [
      part('users'),
      part('people', { phase: 'reading', lastFinished: null }),
      part('classes', { failed: true }),
      part('enrollments', { phase: 'reading', waitingUntil: at }),
    ];
    const { page } = await setup({ mirror: on, resources });
    expect(page.says('Turned on by Pat Rivera')).toBe(true);
    const region = document.querySelector('edu-mirror-section');
    const numbers = Array.from(region?.querySelectorAll('dd') ?? [], (one) => one.textContent);
    expect(numbers).toEqual(['2', '26', '1,089', '298']);
    const states = Array.from(region?.querySelectorAll('td.state') ?? [], (cell) =>
      cell.textContent?.trim(),
    );
    expect(states).toEqual(['Up to date', 'Reading changes', 'Failed', 'Waiting for Microsoft']);
  });

  it.each<[Partial<MirrorStatus>, Partial<SyncStatus>, string]>([
    [{}, {}, 'stores nothing about people without a linked account'],
    [{ enabled: true, state: 'filling' }, {}, 'It fills with the next run.'],
    [{ enabled: true, state: 'filling', startedAt: at }, {}, 'It is being filled.'],
    [{ state: 'emptying' }, {}, 'What it held is being removed.'],
    [on, { decision: { ...decision, resource: 'classes' } }, 'It stays until someone decides.'],
  ])('says how it stands: %j %j', async (mirror, more, words) => {
    const { page } = await setup({ mirror: mirrorStatus(mirror), ...more });
    expect(page.says(words)).toBe(true);
  });

  it('can’t be turned on without consent', async () => {
    const { page } = await setup({}, false);
    expect(page.has('button', 'Turn on…')).toBe(false);
  });

  it('is turned on after saying what is stored, of whom, and for how long', async () => {
    const { page, asked, shown } = await setup({});
    await page.press('Turn on…');
    expect(asked[0]?.text[0]).toMatch(/everyone in your organization.*Not only of people who/);
    expect(asked[0]?.text[1]).toMatch(/until you turn it off or the consent is withdrawn.*30 days/);
    const body = await page.answer('/api/v1/admin/mirror', syncStatus({ mirror: on }));
    expect(body).toEqual({ enabled: true });
    expect(shown).toHaveBeenCalledWith('Roster copy turned on.');
    expect(page.has('button', 'Turn off…')).toBe(true);
  });

  it('is turned off after saying what goes and what stays', async () => {
    const { page, asked, shown } = await setup({ mirror: on });
    await page.press('Turn off…');
    expect([asked[0]?.text].flat().join(' ')).toMatch(
      /is removed.*Linked accounts and their sync stay/,
    );
    expect(asked[0]?.answers[1]?.kind).toBe('filled danger');
    const off = mirrorStatus({ state: 'emptying' });
    expect(await page.answer('/api/v1/admin/mirror', syncStatus({ mirror: off }))).toEqual({
      enabled: false,
    });
    expect(shown).toHaveBeenCalledWith('Roster copy turned off.');
    expect(page.has('button', 'Empty and fill again…')).toBe(false);
  });

  it('is emptied and filled again after a question', async () => {
    const { page, asked, shown } = await setup({ mirror: on });
    await page.press('Empty and fill again…');
    expect(asked[0]?.title).toBe('Empty the roster copy and fill it again?');
    await page.answer('/api/v1/admin/mirror/refill', syncStatus({ mirror: on }));
    expect(shown).toHaveBeenCalledWith('The roster copy is filled again.');
  });
});
