import { HttpClient } from '@angular/common/http';
import { DOCUMENT, inject, Injectable, signal, untracked } from '@angular/core';
import type { SchoolList } from '@app/contracts';
import { firstValueFrom } from 'rxjs';

export interface SchoolReference {
  id: string;
  displayName: string;
}

interface Remembered {
  mine: SchoolReference[];
  current: SchoolReference | null;
}

const key = 'edugraph.schools';
const none: Remembered = { mine: [], current: null };

/**
 * The current school, shown in the app bar and opened by Classes. The schools and classes pages keep it up to date
 * (`learn`, `visit`); it is stored per tab and cleared on sign-out.
 */
@Injectable({ providedIn: 'root' })
export class SchoolContext {
  private readonly http = inject(HttpClient);
  private readonly storage = storageOf(inject(DOCUMENT));
  private readonly state = signal<Remembered>(this.remembered());
  /** Several parts of a page may need it at once; one request is enough. */
  private asking: Promise<void> | undefined;

  /** The user's schools, in the order of the Schools page. */
  readonly mine = () => this.state().mine;
  readonly current = () => this.state().current;

  /** Takes the list of all schools. The user's first school becomes current, unless the current one is in the list. */
  learn(schools: readonly (SchoolReference & { isMine: boolean })[]): void {
    const mine = schools.filter((school) => school.isMine).map(reference);
    // Called from effects, which must not rerun because of their own update.
    const present = schools.find((school) => school.id === untracked(this.state).current?.id);
    const chosen = present ?? mine[0] ?? schools[0];
    this.update({ mine, current: chosen ? reference(chosen) : null });
  }

  /** Makes a school current. */
  visit(school: SchoolReference): void {
    this.update({ ...untracked(this.state), current: reference(school) });
  }

  /** Makes the page's school current. After a deep link, also loads the user's schools for the app bar's menu. */
  async enter(school: SchoolReference): Promise<void> {
    // If that fails, the menu lists only this school.
    if (!this.current()) await this.resolve().catch(() => null);
    this.visit(school);
  }

  /** The current school; loaded from the API if none is stored yet. */
  async resolve(): Promise<SchoolReference | null> {
    if (!this.current()) {
      this.asking ??= this.ask().finally(() => (this.asking = undefined));
      await this.asking;
    }
    return this.current();
  }

  private async ask(): Promise<void> {
    this.learn((await firstValueFrom(this.http.get<SchoolList>('/api/v1/schools'))).value);
  }

  private update(next: Remembered): void {
    this.state.set(next);
    try {
      this.storage?.setItem(key, JSON.stringify(next));
    } catch {
      // Storage is full or blocked, so the context lasts only until the page is reloaded.
    }
  }

  private remembered(): Remembered {
    try {
      return {
        ...none,
        ...(JSON.parse(this.storage?.getItem(key) ?? '{}') as Partial<Remembered>),
      };
    } catch {
      // Not our data under our key.
      return none;
    }
  }
}

const reference = ({ id, displayName }: SchoolReference): SchoolReference => ({ id, displayName });

function storageOf(document: Document): Storage | undefined {
  try {
    return document.defaultView?.sessionStorage;
  } catch {
    // Storage is blocked.
    return undefined;
  }
}
