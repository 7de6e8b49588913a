import { HttpTestingController, type TestRequest } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { MatDialogRef } from '@angular/material/dialog';
import { Router } from '@angular/router';
import type { SearchResults, Session } from '@app/contracts';
import { appProviders } from '../../../testing/app-providers';
import { sessions } from '../../../testing/sessions';
import { until } from '../../../testing/until';
import { SessionStore } from '../session/session-store';
import { SearchDialog } from './search-dialog';

const nothing: SearchResults = {
  classes: [],
  people: [],
  assignments: [],
  more: [],
  incomplete: [],
  peopleSearch: 'ready',
};
const chemistry = { id: 'c1', displayName: 'Chemistry 1', code: 'CH1' };
const noor = {
  id: 'p1',
  displayName: 'Noor Haddad',
  role: 'Student' as const,
  class: { id: 'c1', displayName: 'Chemistry 1' },
  userPrincipalName: null,
};

describe('SearchDialog (FIND-1)', () => {
  // jsdom lays nothing out.
  beforeAll(() => (Element.prototype.scrollIntoView = () => undefined));

  async function setup(session: Session = sessions.linked) {
    const close = jest.fn();
    TestBed.configureTestingModule({
      providers: [...appProviders(), { provide: MatDialogRef, useValue: { close } }],
    });
    TestBed.inject(SessionStore).accept(session);
    const fixture = TestBed.createComponent(SearchDialog);
    await fixture.whenStable();
    const page = fixture.nativeElement as HTMLElement;
    document.body.append(page);
    const box = page.querySelector('input')!;
    const http = TestBed.inject(HttpTestingController);
    const type = (text: string) => {
      box.value = text;
      box.dispatchEvent(new Event('input'));
    };
    const press = async (key: string) => {
      box.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
      await fixture.whenStable();
    };
    /** The request for a text, of names or of titles. */
    const asked = (q: string, kinds = 'classes,people'): Promise<TestRequest> =>
      until(
        () => http.match(({ params }) => params.get('q') === q && params.get('kinds') === kinds)[0],
      );
    const answer = async (request: TestRequest, changes: Partial<SearchResults>) => {
      request.flush({ ...nothing, ...changes });
      await fixture.whenStable();
    };
    const names = () =>
      Array.from(page.querySelectorAll('[role=option] .name')).map((one) => one.textContent);
    const active = () =>
      page.querySelector(`[id="${box.getAttribute('aria-activedescendant')}"] .name`)?.textContent;
    return { page, type, press, asked, answer, names, active, close, fixture };
  }

  it('starts with the pages, and opens the chosen one', async () => {
    const { names, active, press, close } = await setup();
    expect(names()).toEqual(['Schools', 'Classes', 'About me']);
    await press('ArrowDown');
    await press('ArrowDown');
    await press('ArrowUp');
    expect(active()).toBe('Classes');
    await press('Enter');
    expect(close).toHaveBeenCalled();
    await until(() => TestBed.inject(Router).url === '/classes');
  });

  it('shows people and classes while assignments are still on their way', async () => {
    const { type, asked, answer, names, page } = await setup();
    type('noor');
    const titles = await asked('noor', 'assignments');
    await answer(await asked('noor'), { people: [noor], classes: [chemistry] });
    expect(names()).toEqual(['Chemistry 1', 'Noor Haddad']);
    expect(page.querySelector('.progress')).not.toBeNull();
    await answer(titles, { incomplete: ['assignments'] });
    expect(page.querySelector('.progress')).toBeNull();
    expect(page.textContent).toContain('didn’t return the assignments of all classes');
  });

  it('cancels what was asked before, and never shows its answer', async () => {
    const { type, asked, answer, names } = await setup();
    type('no');
    const older = await asked('no');
    type('noo');
    const newer = await asked('noo');
    expect(older.cancelled).toBe(true);
    await answer(newer, { people: [noor] });
    expect(names()).toEqual(['Noor Haddad']);
  });

  it('says that nothing matches, that it failed, and tries again', async () => {
    const { type, asked, answer, page, fixture } = await setup();
    type('zzz');
    await answer(await asked('zzz'), {});
    (await asked('zzz', 'assignments')).flush(null, { status: 503, statusText: '' });
    await fixture.whenStable();
    const alert = page.querySelector('[role=alert]')!;
    expect(alert.textContent).toContain('The search didn’t work.');
    alert.querySelector('button')!.click();
    await answer(await asked('zzz'), {});
    await answer(await asked('zzz', 'assignments'), {});
    expect(page.querySelector('[role=alert]')).toBeNull();
    expect(page.querySelector('.nothing')?.textContent).toContain('Nothing matches “zzz”.');
  });

  it('says that people can’t be found yet', async () => {
    const { type, asked, answer, page } = await setup();
    type('noor');
    await answer(await asked('noor'), { peopleSearch: 'filling' });
    expect(page.textContent).toContain('People can’t be found yet');
  });
});
