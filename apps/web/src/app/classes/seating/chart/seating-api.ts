import { HttpClient, type HttpResponse } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import type { SaveSeating, SeatingChart } from '@app/contracts';
import { firstValueFrom, map } from 'rxjs';

/** A chart with its version. */
export interface TaggedChart {
  readonly chart: SeatingChart;
  readonly etag: string;
}

const tagged = map((answer: HttpResponse<SeatingChart>): TaggedChart => {
  if (!answer.body) throw new Error('A seating chart came without content.');
  return { chart: answer.body, etag: answer.headers.get('ETag') ?? '' };
});

/** Loads and saves a class's seating chart; `address` is the class's URL. */
@Injectable({ providedIn: 'root' })
export class SeatingApi {
  private readonly http = inject(HttpClient);
  private readonly savesSignal = signal(0);

  /** Counts successful saves in this window, so views of a chart know when to reload. */
  readonly saves = this.savesSignal.asReadonly();

  read(address: string): Promise<TaggedChart> {
    const request = this.http.get<SeatingChart>(`${address}/seating`, { observe: 'response' });
    return firstValueFrom(request.pipe(tagged));
  }

  /** @throws HttpErrorResponse 412 if someone has saved since `etag` */
  async save(address: string, chart: SaveSeating, etag: string): Promise<TaggedChart> {
    const request = this.http.put<SeatingChart>(`${address}/seating`, chart, {
      headers: { 'If-Match': etag },
      observe: 'response',
    });
    const saved = await firstValueFrom(request.pipe(tagged));
    this.savesSignal.update((count) => count + 1);
    return saved;
  }
}
