import { LiveAnnouncer } from '@angular/cdk/a11y';
import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { ClassDetails, TeacherList } from '@app/contracts';
import { appProviders } from '../../../../testing/app-providers';
import { sessions } from '../../../../testing/sessions';
import { until } from '../../../../testing/until';
import { SessionStore, Snackbar } from '../../../core';
import { ClassDetailsStore } from '../class-details-store';
import { AddTeacherButton } from './add-teacher-button';
// Loaded when the dialog opens: here beforehand, so that no test waits for the compiler.
import './add-teacher-dialog';

const me = { id: sessions.linked.user.id, displayName: 'Elena Marsh' };
const daisy = { id: 'u9', displayName: 'Daisy Todd' };
const details: ClassDetails = {
  id: 'c1',
  displayName: 'Math - Algebra 1',
  code: null,
  term: null,
  teachers: [me],
  schools: [{ id: 's1', displayName: 'Contoso High School' }],
  myRole: 'Teacher',
};
const listed = (people: { id: string; displayName: string }[]) =>
  people.map((one) => ({ ...one, email: `${one.id}@contoso.example` }));
const two = listed([me, daisy]);

async function setup(about: Partial<ClassDetails> = {}) {
  const show = jest.fn().mockResolvedValue(undefined);
  TestBed.configureTestingModule({
    providers: [...appProviders(), ClassDetailsStore, { provide: Snackbar, useValue: { show } }],
  });
  TestBed.inject(SessionStore).accept(sessions.linked);
  const said = jest.spyOn(TestBed.inject(LiveAnnouncer), 'announce').mockResolvedValue();
  const http = TestBed.inject(HttpTestingController);
  const store = TestBed.inject(ClassDetailsStore);
  store.open('c1');
  const fixture = TestBed.createComponent(AddTeacherButton);
  document.body.append(fixture.nativeElement as HTMLElement);
  fixture.detectChanges();
  http.expectOne('/api/v1/classes/c1').flush({ ...details, ...about });
  const opener = (fixture.nativeElement as HTMLElement).querySelector('button')!;
  opener.focus();
  opener.click();
  const dialog = await until(() => {
    TestBed.tick();
    return document.querySelector<HTMLElement>('[role=dialog]') ?? undefined;
  });
  const asked = (school = 's1', query: Record<string, string> = {}) =>
    until(() => {
      TestBed.tick();
      return http.match(
        ({ url, params }) =>
          url === `/api/v1/schools/${school}/teachers` &&
          Object.entries(query).every(([name, value]) => params.get(name) === value),
      )[0];
    });
  const tick = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  };
  const answer = async (list: Partial<TeacherList>, ...of: Parameters<typeof asked>) => {
    const request = await asked(...of);
    const value = list.value ?? [];
    request.flush({ value, nextCursor: null, total: value.length, ...list });
    await tick();
    return request.request.params;
  };
  const radio = (name: string) =>
    Array.from(dialog.querySelectorAll<HTMLInputElement>('input[type=radio]')).find((one) =>
      one.labels?.[0]?.textContent?.includes(name),
    )!;
  const choose = async (name: string) => {
    radio(name).click();
    await tick();
  };
  const button = (name: string) =>
    Array.from(dialog.querySelectorAll('button')).find(
      (one) => (one.ariaLabel ?? one.textContent?.trim()) === name,
    );
  const press = async (name: string) => {
    button(name)!.click();
    await tick();
  };
  const put = () =>
    until(() => {
      TestBed.tick();
      return http.match({ method: 'PUT', url: '/api/v1/classes/c1/teachers/u9' })[0];
    });
  const escape = () =>
    dialog.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', keyCode: 27, bubbles: true }),
    );
  const closed = () =>
    until(() => {
      TestBed.tick();
      return !document.querySelector('[role=dialog]');
    });
  return {
    http,
    store,
    said,
    show,
    opener,
    dialog,
    asked,
    answer,
    tick,
    radio,
    choose,
    button,
    press,
    put,
    closed,
    escape,
  };
}

describe('adding a co-teacher (EDU-5)', () => {
  beforeEach(() => jest.spyOn(performance, 'now').mockReturnValue(0));
  afterEach(() => {
    TestBed.inject(HttpTestingController).verify();
    sessionStorage.clear();
    jest.restoreAllMocks();
  });

  it('offers the teachers of the school; those of the class are marked and cannot be chosen', async () => {
    const { dialog, answer, radio, button } = await setup();
    const params = await answer({ value: two });
    expect(params.get('limit')).toBe('20');
    expect(dialog.querySelector('h2')?.textContent).toBe('Add a co-teacher');
    expect(radio('Elena Marsh').disabled).toBe(true);
    expect(radio('Elena Marsh').labels?.[0]?.textContent).toContain('You');
    expect(radio('Daisy Todd').disabled).toBe(false);
    expect(button('Add')?.disabled).toBe(true);
    expect(dialog.querySelector('[role=radiogroup]')?.getAttribute('aria-label')).toBe('Teachers');
    expect(dialog.querySelector('select')).toBeNull();
  });

  it('adds the chosen one, who is there at once, says so, and gives the focus back', async () => {
    const { store, show, opener, answer, choose, button, press, put, closed } = await setup();
    await answer({ value: two });
    await choose('Daisy Todd');
    await press('Add Daisy Todd');
    const request = await put();
    expect(button('Add Daisy Todd')?.getAttribute('aria-busy')).toBe('true');
    // A second press sends nothing: `verify` would find it.
    await press('Add Daisy Todd');
    request.flush(null, { status: 204, statusText: 'No Content' });
    await closed();
    expect(store.teachers().map(({ displayName }) => displayName)).toEqual([
      'Elena Marsh',
      'Daisy Todd',
    ]);
    expect(show).toHaveBeenCalledWith('Daisy Todd now co-teaches Math - Algebra 1.');
    expect(document.activeElement).toBe(opener);
  });

  it('tells a teacher twice neither here nor when the roster knows them too', async () => {
    const { store, http, answer, choose, press, put, closed, tick } = await setup();
    await answer({ value: two });
    await choose('Daisy Todd');
    await press('Add Daisy Todd');
    (await put()).flush(null, { status: 204, statusText: 'No Content' });
    await closed();
    store.details.reload();
    TestBed.tick();
    http.expectOne('/api/v1/classes/c1').flush({ ...details, teachers: [me, daisy] });
    await tick();
    expect(store.details.value()?.teachers).toHaveLength(2);
    expect(store.teachers().filter(({ id }) => id === 'u9')).toHaveLength(1);
  });

  it('stays open with what the API says, and finishes on Try again', async () => {
    const { dialog, show, answer, choose, press, put, closed } = await setup();
    await answer({ value: two });
    await choose('Daisy Todd');
    await press('Add Daisy Todd');
    const detail = 'Daisy Todd is a member of the class now, but not yet a co-teacher.';
    (await put()).flush(
      { status: 502, code: 'graph_error', detail },
      { status: 502, statusText: 'x' },
    );
    await until(() => {
      TestBed.tick();
      return dialog.querySelector('[role=alert]') ?? undefined;
    });
    expect(dialog.querySelector('[role=alert]')?.textContent).toContain(detail);
    expect(show).not.toHaveBeenCalled();

    await press('Try again');
    (await put()).flush(null, { status: 204, statusText: 'No Content' });
    await closed();
    expect(show).toHaveBeenCalledTimes(1);
  });

  it('searches on the server, says what it found, and clears', async () => {
    const { dialog, said, answer, tick, press } = await setup();
    await answer({ value: two });
    const box = dialog.querySelector<HTMLInputElement>('input[type=search]')!;
    box.value = 'zed';
    box.dispatchEvent(new Event('input'));
    box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    await tick();
    await answer({ value: [] }, 's1', { search: 'zed' });
    expect(dialog.textContent).toContain('No teacher matches “zed”');
    expect(said).toHaveBeenLastCalledWith('No teacher matches “zed”');

    Array.from(dialog.querySelectorAll('button'))
      .find((one) => one.textContent?.trim() === 'Clear search')!
      .click();
    await tick();
    const params = await answer({ value: two });
    expect(params.has('search')).toBe(false);
    expect(said).toHaveBeenLastCalledWith('2 of 2 teachers');
    await press('Cancel');
  });

  it('EDU-9: shows more on request, and goes on with the first new one', async () => {
    const { answer, press, radio } = await setup();
    await answer({ value: two, nextCursor: 'next', total: 3 });
    await press('See more');
    await answer({ value: listed([{ id: 'u8', displayName: 'Zoe Young' }]), total: 3 }, 's1', {
      cursor: 'next',
    });
    expect(document.activeElement).toBe(radio('Zoe Young'));
    await press('Cancel');
  });

  it('lets one choose the school where the class has several', async () => {
    const { dialog, answer, tick, choose, button, press } = await setup({
      schools: [
        { id: 's1', displayName: 'Contoso High School' },
        { id: 's2', displayName: 'Contoso Evening School' },
      ],
    });
    await answer({ value: two });
    await choose('Daisy Todd');
    const select = dialog.querySelector('select')!;
    expect(select.labels?.[0]?.textContent).toContain('School');
    select.value = 's2';
    select.dispatchEvent(new Event('change'));
    await tick();
    await answer({ value: [] }, 's2');
    expect(dialog.textContent).toContain('This school has no teachers to choose from.');
    expect(button('Add')?.disabled).toBe(true);
    await press('Cancel');
  });

  it('EDU-9: says when the teachers did not load, and asks again', async () => {
    const { dialog, asked, answer, tick, press, radio } = await setup();
    (await asked()).flush(
      { status: 502, code: 'graph_error', detail: '' },
      { status: 502, statusText: 'x' },
    );
    await tick();
    expect(dialog.querySelector('[role=alert]')?.textContent).toContain('Teachers did not load');
    await press('Try again');
    await answer({ value: two });
    expect(radio('Daisy Todd')).toBeDefined();
    await press('Cancel');
  });

  it('closes by Esc while nothing is typed or chosen', async () => {
    const { answer, escape, closed } = await setup();
    await answer({ value: two });
    escape();
    await closed();
  });

  it('does not close by Esc once somebody is chosen', async () => {
    const { dialog, answer, choose, escape, press, closed } = await setup();
    await answer({ value: two });
    await choose('Daisy Todd');
    escape();
    expect(document.querySelector('[role=dialog]')).toBe(dialog);
    await press('Close');
    await closed();
  });
});
