import { HttpClient } from '@angular/common/http';
import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { SearchResults } from '@app/contracts';
import type { Subscription } from 'rxjs';

type Part = Partial<SearchResults>;

/** Milliseconds of silence before a request: less than between two letters of somebody who types slowly. */
const pause = 80;
const none = { classes: [], people: [], assignments: [] };
/** People and classes don't wait for assignments, which come from Microsoft 365. */
const requests: { kinds: string; fields: readonly (keyof SearchResults)[] }[] = [
  { kinds: 'classes,people', fields: ['classes', 'people', 'more', 'peopleSearch'] },
  { kinds: 'assignments', fields: ['assignments', 'more', 'incomplete'] },
];

/** What the server finds for what is typed. Each text cancels the requests of the one before, so their answers never show. */
@Injectable()
export class SearchState {
  private readonly http = inject(HttpClient);
  private readonly parts = signal<readonly Part[]>([]);
  private pending: Subscription[] = [];
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly isLoading = signal(false);
  readonly hasFailed = signal(false);
  readonly results = computed(() => ({ ...none, ...(Object.assign({}, ...this.parts()) as Part) }));
  readonly hasMore = computed(() => this.parts().some(({ more = [] }) => more.length > 0));
  readonly isIncomplete = computed(() =>
    this.parts().some(({ incomplete = [] }) => incomplete.length > 0),
  );

  constructor() {
    inject(DestroyRef).onDestroy(() => this.cancel());
  }

  search(text: string): void {
    this.cancel();
    this.hasFailed.set(false);
    this.isLoading.set(text !== '');
    if (text === '') this.parts.set([]);
    else this.timer = setTimeout(() => this.ask(text), pause);
  }

  private cancel(): void {
    clearTimeout(this.timer);
    for (const one of this.pending) one.unsubscribe();
    this.pending = [];
  }

  private ask(q: string): void {
    const arrived: Part[] = [];
    let left = requests.length;
    const end = () => {
      left -= 1;
      if (left === 0) this.isLoading.set(false);
    };
    this.pending = requests.map(({ kinds, fields }) =>
      this.http.get<SearchResults>('/api/v1/search', { params: { q, kinds, limit: 8 } }).subscribe({
        next: (results) => {
          arrived.push(Object.fromEntries(fields.map((name) => [name, results[name]])));
          // The first answer replaces all that was found before.
          this.parts.set([...arrived]);
          end();
        },
        error: () => {
          this.hasFailed.set(true);
          end();
        },
      }),
    );
  }
}
