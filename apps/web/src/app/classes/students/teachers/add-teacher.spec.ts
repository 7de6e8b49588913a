import { LiveAnnouncer } from '@angular/cdk/a11y';
import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { ClassDetails, TeacherList } from '@app/contracts';
import { daisy, elena } from '../../../../testing/people';
import { until } from '../../../../testing/until';
import { Snackbar } from '../../../core';
import { ClassDetailsStore } from '../../page/class-details-store';
import { address, algebra, openAlgebra } from '../../testing/algebra';
import { AddTeacherButton } from './add-teacher-button';
// Normally lazy-loaded with the dialog; imported here so no test waits for the compiler.
import '../../../core/ask/question-dialog';
import './add-teacher-dialog';

const listed = (people: { id: string; displayName: string }[]) =>
  people.map((one) => ({ ...one, email: `${one.id}@contoso.example` }));
const two = listed([elena, daisy]);

async function setup(about: Partial<ClassDetails> = {}) {
  const show = jest.fn().mockResolvedValue(undefined);
  const http = openAlgebra({ provide: Snackbar, useValue: { show } });
  const said = jest.spyOn(TestBed.inject(LiveAnnouncer), 'announce').mockResolvedValue();
  const store = TestBed.inject(ClassDetailsStore);
  const fixture = TestBed.createComponent(AddTeacherButton);
  document.body.append(fixture.nativeElement as HTMLElement);
  fixture.detectChanges();
  http.expectOne(address).flush(algebra(about));
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
      return http.match({ method: 'PUT', url: `${address}/teachers/${daisy.id}` })[0];
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

  it('lists the school’s teachers; those already teaching the class are marked and disabled', async () => {
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

  it('adds the chosen teacher, shows them at once, confirms it, and restores the focus', async () => {
    const { store, show, opener, answer, choose, button, press, put, closed } = await setup();
    await answer({ value: two });
    await choose('Daisy Todd');
    await press('Add Daisy Todd');
    const request = await put();
    expect(button('Add Daisy Todd')?.getAttribute('aria-busy')).toBe('true');
    // A second click sends nothing; `verify` would catch it.
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

  it('shows no teacher twice, even once the roster includes them', async () => {
    const { store, http, answer, choose, press, put, closed, tick } = await setup();
    await answer({ value: two });
    await choose('Daisy Todd');
    await press('Add Daisy Todd');
    (await put()).flush(null, { status: 204, statusText: 'No Content' });
    await closed();
    store.details.reload();
    TestBed.tick();
    http.expectOne(address).flush(algebra({ teachers: [elena, daisy] }));
    await tick();
    expect(store.details.value()?.teachers).toHaveLength(2);
    expect(store.teachers().filter(({ id }) => id === 'u9')).toHaveLength(1);
  });

  it('stays open with the API’s message, and finishes on Try again', async () => {
    const { dialog, show, answer, choose, press, put, closed } = await setup();
    await answer({ value: two });
    await choose('Daisy Todd');
    await press('Add Daisy Todd');
    const detail = 'Daisy Todd is now a member of the class, but not a co-teacher yet.';
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

  it('searches on the server, announces the results, and clears', async () => {
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

  it('EDU-9: shows more on request, and focuses the first new one', async () => {
    const { answer, press, radio } = await setup();
    await answer({ value: two, nextCursor: 'next', total: 3 });
    await press('See more');
    await answer({ value: listed([{ id: 'u8', displayName: 'Zoe Young' }]), total: 3 }, 's1', {
      cursor: 'next',
    });
    expect(document.activeElement).toBe(radio('Zoe Young'));
    await press('Cancel');
  });

  it('offers a choice of schools if the class has several', async () => {
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

  it('EDU-9: says when the teachers did not load, and retries', async () => {
    const { dialog, asked, answer, tick, press, radio } = await setup();
    (await asked()).flush(
      { status: 502, code: 'graph_error', detail: '' },
      { status: 502, statusText: 'x' },
    );
    await tick();
    expect(dialog.querySelector('[role=alert]')?.textContent).toContain('Teachers didn’t load');
    await press('Try again');
    await answer({ value: two });
    expect(radio('Daisy Todd')).toBeDefined();
    await press('Cancel');
  });

  it('closes on Esc while nothing is typed or chosen', async () => {
    const { answer, escape, closed } = await setup();
    await answer({ value: two });
    escape();
    await closed();
  });

  it.each(['Esc', 'Close', 'Cancel'])('asks at %s once someone is chosen', async (way) => {
    const { dialog, answer, choose, escape, press, tick, closed } = await setup();
    await answer({ value: two });
    await choose('Daisy Todd');
    const leave = () => (way === 'Esc' ? escape() : press(way));
    const question = () =>
      until(() => {
        TestBed.tick();
        return document.querySelector<HTMLElement>('[role=alertdialog]') ?? undefined;
      });
    const say = async (words: string) => {
      const buttons = Array.from((await question()).querySelectorAll('button'));
      buttons.find((one) => one.textContent.trim() === words)!.click();
      await until(() => {
        TestBed.tick();
        return !document.querySelector('[role=alertdialog]');
      });
    };
    void leave();
    await say('Keep editing');
    await tick();
    expect(document.querySelector('[role=dialog]')).toBe(dialog);
    void leave();
    await say('Leave without saving');
    await closed();
  });
});
