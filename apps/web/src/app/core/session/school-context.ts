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
 * The school the app bar names and Classes leads to. The schools and classes pages tell it what they know (`learn`,
 * `visit`); this tab remembers it, and sign-out clears it.
 */
@Injectable({ providedIn: 'root' })
export class SchoolContext {
  private readonly http = inject(HttpClient);
  private readonly storage = storageOf(inject(DOCUMENT));
  private readonly state = signal<Remembered>(this.remembered());
  /** Several parts of a page may want it at once; one request is enough. */
  private asking: Promise<void> | undefined;

  /** Own schools, in the order of the Schools page. */
  readonly mine = () => this.state().mine;
  readonly current = () => this.state().current;

  /** Takes all schools as listed; the first own one becomes the context unless the present one is among them. */
  learn(schools: readonly (SchoolReference & { isMine: boolean })[]): void {
    const mine = schools.filter((school) => school.isMine).map(reference);
    // Told from effects, which must not run again for what they have told.
    const present = schools.find((school) => school.id === untracked(this.state).current?.id);
    const chosen = present ?? mine[0] ?? schools[0];
    this.update({ mine, current: chosen ? reference(chosen) : null });
  }

  /** Makes a school the context. */
  visit(school: SchoolReference): void {
    this.update({ ...untracked(this.state), current: reference(school) });
  }

  /** Makes the school of the shown page the context. A deep link arrives without the own schools for the app bar's menu; they are asked for then. */
  async enter(school: SchoolReference): Promise<void> {
    // Without them the menu names this school only.
    if (!this.current()) await this.resolve().catch(() => null);
    this.visit(school);
  }

  /** The context school; asked of the API when nothing is remembered yet. */
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
      // Full or blocked: the context lasts as long as the page.
    }
  }

  private remembered(): Remembered {
    try {
      return {
        ...none,
        ...(JSON.parse(this.storage?.getItem(key) ?? '{}') as Partial<Remembered>),
      };
    } catch {
      // Somebody else's text under our key.
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
