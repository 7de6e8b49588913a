import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { appProviders } from '../../../testing/app-providers';
import { SchoolContext } from './school-context';

const contoso = { id: 's1', displayName: 'Contoso High School', isMine: false };
const maple = { id: 's2', displayName: 'Maple Grove', isMine: true };

function setup() {
  TestBed.configureTestingModule({ providers: appProviders() });
  return TestBed.inject(SchoolContext);
}

describe('SchoolContext', () => {
  beforeEach(() => sessionStorage.clear());

  it('is the user’s first school once the schools are known', () => {
    const context = setup();
    expect(context.current()).toBeNull();
    context.learn([contoso, maple]);
    expect(context.current()).toEqual({ id: 's2', displayName: 'Maple Grove' });
    expect(context.mine()).toEqual([{ id: 's2', displayName: 'Maple Grove' }]);
  });

  it('is the first school of all for a user who belongs to none', () => {
    const context = setup();
    context.learn([contoso]);
    expect(context.current()?.id).toBe('s1');
  });

  it('stays on the visited school, and this tab remembers it', () => {
    setup().learn([contoso, maple]);
    TestBed.inject(SchoolContext).visit(contoso);
    TestBed.resetTestingModule();
    const context = setup();
    expect(context.current()?.displayName).toBe('Contoso High School');
    context.learn([contoso, maple]);
    expect(context.current()?.id).toBe('s1');
  });

  it('does not keep another user’s school', () => {
    const context = setup();
    context.visit({ id: 'elsewhere', displayName: 'Elsewhere' });
    context.learn([contoso, maple]);
    expect(context.current()?.id).toBe('s2');
  });

  it('ignores stored data that is not its own', () => {
    sessionStorage.setItem('edugraph.schools', '{not json');
    expect(setup().current()).toBeNull();
  });

  it('loads the schools only if it knows none', async () => {
    const context = setup();
    const http = TestBed.inject(HttpTestingController);
    const asked = context.resolve();
    http.expectOne('/api/v1/schools').flush({ value: [maple] });
    expect((await asked)?.id).toBe('s2');
    expect((await context.resolve())?.id).toBe('s2');
    http.verify();
  });
});
