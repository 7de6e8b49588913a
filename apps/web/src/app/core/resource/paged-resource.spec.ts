import { HttpTestingController } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { appProviders } from '../../../testing/app-providers';
import { cleanScreen } from '../../../testing/clean-screen';
import { pagedResource } from './paged-resource';

const url = '/api/v1/schools/s1/classes';

function setup() {
  TestBed.configureTestingModule({ providers: appProviders() });
  const search = signal('');
  const list = TestBed.runInInjectionContext(() =>
    pagedResource<string>(() => ({ url, params: { search: search() } })),
  );
  const http = TestBed.inject(HttpTestingController);
  const settle = async () => {
    TestBed.tick();
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
    list.items();
  };
  const answer = async (value: string[], nextCursor: string | null = null, total = 3) => {
    TestBed.tick();
    const request = http.expectOne((one) => one.url === url);
    request.flush({ value, nextCursor, total });
    await settle();
    return request.request.params.toString();
  };
  const fail = async () => {
    TestBed.tick();
    http
      .expectOne((one) => one.url === url)
      .flush(
        { status: 503, code: 'graph_unavailable', detail: '', requestId: 'r' },
        { status: 503, statusText: 'x', headers: { 'Retry-After': '12' } },
      );
    await settle();
  };
  return { list, search, answer, fail, settle };
}

describe('pagedResource (EDU-9)', () => {
  cleanScreen();
  afterEach(() => TestBed.inject(HttpTestingController).verify());

  it('joins the pages of See more', async () => {
    const { list, answer } = setup();
    expect(list.state()).toBe('loading');
    expect(await answer(['a', 'b'], 'c1')).toBe('search=');
    expect(list.state()).toBe('ready');
    expect([list.items(), list.total(), list.hasMore()]).toEqual([['a', 'b'], 3, true]);

    list.more();
    expect(list.items()).toEqual(['a', 'b']);
    expect(await answer(['c'])).toBe('search=&cursor=c1');
    expect([list.items(), list.hasMore()]).toEqual([['a', 'b', 'c'], false]);
  });

  it('starts over when the request changes, keeping the old items meanwhile', async () => {
    const { list, search, answer, settle } = setup();
    await answer(['a', 'b'], 'c1');
    list.more();
    await answer(['c']);
    search.set('x');
    TestBed.tick();
    expect([list.items(), list.state(), list.isBusy()]).toEqual([['a', 'b', 'c'], 'ready', true]);
    expect(await answer(['x1'], null, 1)).toBe('search=x');
    expect([list.items(), list.total()]).toEqual([['x1'], 1]);
    search.set('y');
    expect(await answer([], null, 0)).toBe('search=y');
    await settle();
    expect(list.state()).toBe('empty');
  });

  it('reports an error on the first page, and retries', async () => {
    const { list, answer, fail } = setup();
    await fail();
    expect(list.state()).toBe('error');
    expect(list.problem()).toMatchObject({ code: 'graph_unavailable', retryAfter: 12 });
    list.reload();
    await answer(['a']);
    expect([list.state(), list.problem()]).toEqual(['ready', undefined]);
  });

  it('keeps the loaded items when another page fails, and retries it', async () => {
    const { list, answer, fail } = setup();
    await answer(['a', 'b'], 'c1');
    list.more();
    await fail();
    expect([list.items(), list.state()]).toEqual([['a', 'b'], 'ready']);
    expect(list.problem()?.code).toBe('graph_unavailable');
    list.more();
    expect(await answer(['c'])).toBe('search=&cursor=c1');
    expect(list.items()).toEqual(['a', 'b', 'c']);
  });
});
