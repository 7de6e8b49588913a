import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import type { ClassDetails, ClassStudent, SaveSeating, SeatingChart } from '@app/contracts';
import { appProviders, Blank } from '../../../../testing/app-providers';
import { cleanScreen } from '../../../../testing/clean-screen';
import { Page, words } from '../../../../testing/page';
import { sessions } from '../../../../testing/sessions';
import { Ask, SessionStore, Snackbar, Unsaved } from '../../../core';
import { address, algebra } from '../../testing/algebra';
import { SeatingEditor } from './seating-editor';

const students: ClassStudent[] = [
  { id: 'a', displayName: 'Ora Klein', favoriteColor: '#2F19FF' },
  { id: 'b', displayName: 'Rickey Cottle', favoriteColor: 'red;background:url(x)' },
  { id: 'c', displayName: 'Dion Matheson' },
];
const saved: SeatingChart = {
  seats: [
    { userId: 'a', position: 1 },
    { userId: 'b', position: 15 },
  ],
  rules: [],
  savedBy: { displayName: 'Elena Marsh', at: '2026-11-23T10:00:00.000Z' },
};
const theirs: SeatingChart = {
  seats: [{ userId: 'c', position: 36 }],
  rules: [],
  savedBy: { displayName: 'Daisy Todd', at: '2026-11-23T11:59:00.000Z' },
};

function setup() {
  TestBed.configureTestingModule({
    providers: appProviders([
      { path: 'classes/:classId/seating/edit', component: SeatingEditor },
      { path: '**', component: Blank },
    ]),
  });
  TestBed.inject(SessionStore).accept(sessions.linked);
  const http = TestBed.inject(HttpTestingController);
  const asked = jest.spyOn(TestBed.inject(Ask), 'choose');
  const shown = jest.spyOn(TestBed.inject(Snackbar), 'show').mockResolvedValue();
  const dismissed = jest.spyOn(TestBed.inject(Snackbar), 'dismiss');
  const navigated = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
  const rendered = Page.of(SeatingEditor, { classId: 'c1' });
  const page = rendered.root;
  const settle = () => rendered.settle();

  const load = async (chart = saved, about: Partial<ClassDetails> = {}, people = students) => {
    http.expectOne(address).flush(algebra(about));
    http.expectOne(`${address}/students`).flush({ value: people });
    http.expectOne(`${address}/seating`).flush(chart, { headers: { ETag: '"1-old"' } });
    await settle();
  };
  const cell = (desk: number) => page.querySelector<HTMLElement>(`[data-desk="${desk}"]`)!;
  const button = (name: string) =>
    Array.from(page.querySelectorAll('button')).find(
      (one) => (one.getAttribute('aria-label') ?? words(one)) === name,
    )!;
  const key = async (desk: number, name: string, more: KeyboardEventInit = {}) => {
    const options = { key: name, bubbles: true, cancelable: true, ...more };
    cell(desk).dispatchEvent(new KeyboardEvent('keydown', options));
    await settle();
  };
  const press = async (name: string) => {
    button(name).click();
    await settle();
  };
  return {
    ...{
      page,
      http,
      asked,
      shown,
      dismissed,
      navigated,
      settle,
      load,
      cell,
      button,
      key,
      press,
    },
    desk: (at: number) => words(cell(at).querySelector('.edu-unseen')),
    status: () => words(page.querySelector('[role=status]')),
    tray: () => Array.from(page.querySelectorAll('edu-seating-tray button .edu-unseen'), words),
    put: () => http.expectOne({ method: 'PUT', url: `${address}/seating` }),
  };
}

describe('SeatingEditor', () => {
  cleanScreen();
  beforeEach(() => jest.spyOn(Date, 'now').mockReturnValue(Date.parse('2026-11-23T12:00:00.000Z')));

  it('shows the room with one tab stop, colors in words, and students without a desk (SEAT-1)', async () => {
    const { page, load, desk, tray } = setup();
    await load();
    expect(page.querySelectorAll('[role=gridcell]')).toHaveLength(36);
    expect(page.querySelectorAll('[role=gridcell][tabindex="0"]')).toHaveLength(1);
    expect(desk(1)).toBe('Desk 1, row 1, Ora Klein, blue');
    expect(desk(15)).toBe('Desk 15, row 3, Rickey Cottle');
    expect(desk(2)).toBe('Desk 2, row 1, free');
    expect(tray()).toEqual(['Dion Matheson']);
  });

  it('opens without a snackbar over its tray (SEAT-1)', async () => {
    const { load, dismissed, shown } = setup();
    await load();
    expect(dismissed).toHaveBeenCalledTimes(1);
    expect(shown).not.toHaveBeenCalled();
  });

  it('never puts a stored color into a style (S-16)', async () => {
    const { page, load } = setup();
    await load();
    expect(page.innerHTML).not.toContain('url(x)');
  });

  it('works by keyboard alone: pick up, move, drop, swap, remove, keep, undo (SEAT-1)', async () => {
    const { load, key, desk, status, tray } = setup();
    await load();
    await key(15, ' ');
    await key(15, 'ArrowRight');
    expect(status()).toBe('Rickey Cottle is picked up. Desk 16 is free.');
    await key(16, 'Enter');
    expect([desk(15), desk(16)]).toEqual(['Desk 15, row 3, free', 'Desk 16, row 3, Rickey Cottle']);
    expect(document.activeElement?.getAttribute('data-desk')).toBe('16');
    await key(16, 'l');
    expect(desk(16)).toContain('kept in place');
    await key(16, ' ');
    await key(16, 'Home', { ctrlKey: true });
    await key(1, ' ');
    expect(status()).toBe('Rickey Cottle sits at desk 1, Ora Klein at desk 16.');
    await key(1, 'Delete');
    expect(tray()).toContain('Rickey Cottle');
    await key(1, 'z', { ctrlKey: true });
    expect(desk(1)).toContain('Rickey Cottle');
    await key(1, 'Z', { ctrlKey: true, shiftKey: true });
    expect(desk(1)).toContain('free');
    await key(16, ' ');
    await key(16, 'ArrowUp');
    await key(10, 'Escape');
    expect(status()).toBe('Ora Klein is put back.');
    expect(document.activeElement?.getAttribute('data-desk')).toBe('16');
  });

  it('works by single taps: student, then desk (SEAT-1)', async () => {
    const { load, cell, desk, settle, page, press, tray } = setup();
    await load();
    page.querySelector<HTMLElement>('edu-seating-tray button')!.click();
    await settle();
    cell(20).click();
    await settle();
    expect(desk(20)).toContain('Dion Matheson');
    cell(1).click();
    await settle();
    await press('Take off');
    expect(tray()).toEqual(['Ora Klein']);
  });

  it('fills by name and at random, showing the seed and reusing it (SEAT-3)', async () => {
    const { load, press, desk, page, settle } = setup();
    await load();
    await press('A to Z');
    expect([1, 2, 3].map(desk)).toEqual([
      'Desk 1, row 1, Dion Matheson',
      'Desk 2, row 1, Ora Klein, blue',
      'Desk 3, row 1, Rickey Cottle',
    ]);
    await press('Random');
    const order = [1, 2, 3].map(desk);
    const seed = page.querySelector<HTMLInputElement>('input[inputmode=numeric]')!;
    expect(seed.value).toMatch(/^\d{1,4}$/);
    await press('Clear');
    seed.form!.dispatchEvent(new Event('submit', { cancelable: true }));
    await settle();
    expect([1, 2, 3].map(desk)).toEqual(order);
  });

  it('saves the whole chart over the version it is based on, and closes (SEAT-2)', async () => {
    const { load, key, press, put, shown, navigated, settle } = setup();
    await load();
    await key(1, 'Delete');
    await press('Save');
    const { request, flush } = unpack(put());
    expect(request.headers.get('If-Match')).toBe('"1-old"');
    expect(request.body).toEqual({ seats: [{ userId: 'b', position: 15 }], rules: [] });
    flush(saved, { headers: { ETag: '"2-new"' } });
    await settle();
    expect(shown).toHaveBeenCalledWith(
      'Seating saved.',
      expect.objectContaining({ label: 'Undo' }),
    );
    expect(navigated).toHaveBeenCalled();
  });

  it('restores the previous chart on Undo, over the version just saved', async () => {
    const { load, key, press, put, shown, settle } = setup();
    await load();
    await key(1, 'Delete');
    await press('Save');
    put().flush(saved, { headers: { ETag: '"2-new"' } });
    await settle();
    shown.mock.calls[0]![1]!.run();
    await settle();
    const undo = put();
    expect(undo.request.headers.get('If-Match')).toBe('"2-new"');
    expect((undo.request.body as SaveSeating).seats).toEqual(saved.seats);
    undo.flush({}, { status: 412, statusText: 'Precondition Failed' });
  });

  describe('when someone else has saved in the meantime (SEAT-2)', () => {
    async function conflict(answer: 'keep' | 'theirs' | 'mine') {
      const page = setup();
      page.asked.mockResolvedValue(answer);
      await page.load();
      await page.key(1, 'Delete');
      await page.press('Save');
      const problem = { code: 'precondition_failed', status: 412, detail: '', requestId: 'r' };
      page.put().flush(problem, { status: 412, statusText: 'Precondition Failed' });
      await page.settle();
      const reading = page.http.expectOne({ method: 'GET', url: `${address}/seating` });
      reading.flush(theirs, { headers: { ETag: '"2-theirs"' } });
      await page.settle();
      await page.settle();
      return page;
    }

    it('says who, when, and how many desks differ, and offers three choices', async () => {
      const { asked, desk } = await conflict('keep');
      const choice = asked.mock.calls[0]![0];
      expect(choice.text).toBe(
        'Daisy Todd saved this chart 1 minute ago. 2 desks differ from yours.',
      );
      expect(choice.answers.map(({ label }) => label)).toEqual([
        'Keep editing',
        'Use Daisy’s chart',
        'Save mine instead',
      ]);
      expect(desk(15)).toContain('Rickey Cottle');
    });

    it('uses theirs, with the user’s own chart one undo away', async () => {
      const { desk, key, http } = await conflict('theirs');
      expect([desk(36), desk(15)]).toEqual([
        'Desk 36, row 6, Dion Matheson',
        'Desk 15, row 3, free',
      ]);
      await key(1, 'z', { ctrlKey: true });
      expect(desk(15)).toContain('Rickey Cottle');
      http.expectNone({ method: 'PUT', url: `${address}/seating` });
    });

    it('saves mine over theirs, but never over a later one', async () => {
      const { put } = await conflict('mine');
      expect(put().request.headers.get('If-Match')).toBe('"2-theirs"');
    });
  });

  it('marks a student who has left the class, and saves once they are removed', async () => {
    const { load, key, press, put, settle, desk, button, page } = setup();
    await load();
    await key(1, ' ');
    await key(1, 'ArrowRight');
    await key(2, ' ');
    await press('Save');
    const errors = [{ path: 'seats.1.userId', message: 'Not a student of this class' }];
    const problem = { code: 'validation_failed', status: 422, detail: '', requestId: 'r', errors };
    put().flush(problem, { status: 422, statusText: 'Unprocessable' });
    await settle();
    expect(desk(15)).toBe('Desk 15, row 3, Rickey Cottle, Not in this class');
    expect(button('Save').disabled).toBe(true);
    expect(words(page.querySelector('[role=alert]'))).toContain('One student left the class.');
    await key(15, 'Delete');
    expect(button('Save').disabled).toBe(false);
  });

  it('drops a rule about someone who has left the class', async () => {
    const { load, key, press, put, settle, page } = setup();
    await load({ ...saved, rules: [{ kind: 'front', userIds: ['c'] }] });
    await key(1, 'Delete');
    await press('Save');
    const errors = [
      { path: 'rules.0.userIds', message: 'Not all of them are students of this class' },
    ];
    const problem = { code: 'validation_failed', status: 422, detail: '', requestId: 'r', errors };
    put().flush(problem, { status: 422, statusText: 'Unprocessable' });
    await settle();
    expect(words(page.querySelector('[role=alert]'))).toContain('were removed. Save again.');
    await press('Save');
    expect((put().request.body as SaveSeating).rules).toEqual([]);
  });

  it('keeps the changes when saving fails, and says so', async () => {
    const { load, key, press, put, settle, page, tray } = setup();
    await load();
    await key(1, 'Delete');
    await press('Save');
    put().flush({}, { status: 503, statusText: 'Unavailable' });
    await settle();
    expect(words(page.querySelector('[role=alert]'))).toContain('The chart wasn’t saved.');
    expect(tray()).toContain('Ora Klein');
  });

  it('asks before leaving only if there are changes', async () => {
    const { load, key, asked } = setup();
    const unsaved = TestBed.inject(Unsaved);
    await load();
    expect(await unsaved.mayLeave()).toBe(true);
    await key(1, 'Delete');
    asked
      .mockResolvedValueOnce('stay')
      .mockResolvedValueOnce('leave')
      .mockResolvedValueOnce(undefined);
    const answers = [];
    for (let n = 0; n < 3; n++) answers.push(await unsaved.mayLeave());
    expect(answers).toEqual([false, true, false]);
    expect(asked.mock.calls[0]?.[0]).toMatchObject({
      text: '1 change isn’t saved and will be lost.',
    });
    const unload = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(unload);
    expect(unload.defaultPrevented).toBe(true);
  });

  it('adds a rule, flags it when broken, and removes it', async () => {
    const { load, page, press, settle } = setup();
    await load();
    const card = page.querySelector('edu-rules-card')!;
    const choose = async (index: number, value: string) => {
      const select = card.querySelectorAll('select')[index]!;
      select.value = value;
      select.dispatchEvent(new Event('change'));
      await settle();
    };
    await choose(0, 'front');
    await choose(1, 'b');
    card.querySelector('form')!.dispatchEvent(new Event('submit', { cancelable: true }));
    await settle();
    expect(words(card.querySelector('li'))).toBe('Front row: Rickey Cottle Not met');
    await press('Remove: Front row: Rickey Cottle');
    expect(words(card.querySelector('li'))).toBe('No rules.');
  });

  it('is only for the class’s teachers', async () => {
    const { load, page } = setup();
    await load(saved, { myRole: 'Student' });
    expect(words(page)).toContain('Only teachers of this class can arrange its seats.');
    expect(page.querySelector('[role=grid]')).toBeNull();
  });

  it('says when there is no one to seat', async () => {
    const { load, page } = setup();
    await load({ seats: [], rules: [] }, {}, []);
    expect(words(page)).toContain('This class has no students.');
  });
});

function unpack(sent: ReturnType<HttpTestingController['expectOne']>) {
  return { request: sent.request, flush: sent.flush.bind(sent) };
}
