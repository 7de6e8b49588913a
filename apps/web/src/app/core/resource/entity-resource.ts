import { httpResource, type HttpResourceRequest } from '@angular/common/http';
import { computed, linkedSignal } from '@angular/core';
import type { Mirrored } from '@app/contracts';
import { problemOf } from '../problem/problem';
import { untilLive } from './until-live';
import { steady, type LoadState } from './load-state';

interface Answer<T> {
  url: string | undefined;
  now: T | undefined;
  isLoading: boolean;
}

/** Keeps the old value while reloading the same URL; a different URL is a different entity. */
function latest<T>({ url, now, isLoading }: Answer<T>, before: T | undefined, of?: Answer<T>) {
  return now ?? (isLoading && of?.url === url ? before : undefined);
}

/** A single API entity: `entityResource<School>(() => '/api/v1/schools/' + id())`. Undefined makes no request. */
export function entityResource<T>(request: () => string | HttpResourceRequest | undefined) {
  const wanted = computed(() => {
    const asked = request();
    return typeof asked === 'string' ? { url: asked } : asked;
  });
  const resource = httpResource<T>(wanted);
  const value = linkedSignal<Answer<T>, T | undefined>({
    source: () => ({
      url: wanted()?.url,
      now: resource.hasValue() ? resource.value() : undefined,
      isLoading: resource.isLoading(),
    }),
    computation: (answer, previous) => latest(answer, previous?.value, previous?.source),
  });
  const state = computed<LoadState>(() => {
    if (value() !== undefined) return 'ready';
    return resource.error() ? 'error' : 'loading';
  });
  const asOf = computed(() => (value() as Mirrored | undefined)?.asOf);
  untilLive(asOf, () => resource.reload());
  return {
    value: value.asReadonly(),
    /** Set while Microsoft 365 is away: the time as of which this copy is. */
    asOf,
    state: steady(state),
    isBusy: resource.isLoading,
    problem: computed(() => {
      const error = resource.error();
      return error ? problemOf(error) : undefined;
    }),
    reload: () => resource.reload(),
    /** The value's version, for `If-Match`. */
    etag: computed(() => resource.headers()?.get('ETag') ?? undefined),
  };
}

/** A complete API list, `{value: T[]}`: `listResource<School>(() => '/api/v1/schools')`. */
export function listResource<T>(request: () => string | HttpResourceRequest | undefined) {
  const list = entityResource<{ value: T[] }>(request);
  const items = computed(() => list.value()?.value ?? []);
  return {
    items,
    state: computed<LoadState>(() => {
      const state = list.state();
      return state === 'ready' && items().length === 0 ? 'empty' : state;
    }),
    isBusy: list.isBusy,
    problem: list.problem,
    asOf: list.asOf,
    reload: list.reload,
  };
}
