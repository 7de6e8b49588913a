import { DestroyRef, DOCUMENT, inject, Injectable, type OnDestroy } from '@angular/core';
import type { Draft } from '../../ui/draft/draft';
import { Ask } from '../ask/ask';
import { unsavedTexts as texts } from './unsaved.texts';

/** Something the user has typed or changed. */
interface Work {
  /** Whether leaving would lose something. */
  readonly isTouched: () => boolean;
  /** A sentence about what would be lost; the default one if omitted. */
  readonly text?: () => string;
}

/**
 * Makes sure no input is lost without asking. Every form registers a draft here. The router asks before leaving a page
 * (`guarded`), dialogs before closing (`openForm`), the browser before unloading the document, and components before
 * closing a form themselves.
 */
@Injectable({ providedIn: 'root' })
export class Unsaved implements OnDestroy {
  private readonly ask = inject(Ask);
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly works = new Set<Work>();
  private readonly givenUp = new WeakSet<Work>();
  private asking: Promise<boolean> | undefined;
  /** Whether the user is leaving the page and everything on it. */
  private isLeaving = false;

  /** Guards a component's unsaved work until the component is destroyed. Call it in its injection context. */
  watch(work: Work): Draft {
    this.works.add(work);
    this.window?.addEventListener('beforeunload', this.warn);
    inject(DestroyRef).onDestroy(() => this.drop(work));
    return {
      isTouched: () => this.isTouched(work),
      mayLeave: () => this.mayLeaveOne(work),
    };
  }

  /** Asks once about everything that leaving the page would lose. */
  async mayLeave(): Promise<boolean> {
    const [work] = this.touched().toReversed();
    return !work || this.question(work);
  }

  /** The user has decided to leave; nothing asks again until `stayed`. */
  leave(): void {
    this.isLeaving = true;
  }

  stayed(): void {
    this.isLeaving = false;
  }

  /** Destroying the app leaves everything. */
  ngOnDestroy(): void {
    this.leave();
  }

  private readonly warn = (event: Event): void => {
    if (this.touched().length > 0) event.preventDefault();
  };

  private touched(): Work[] {
    return [...this.works].filter((work) => this.isTouched(work));
  }

  private isTouched(work: Work): boolean {
    return !this.isLeaving && !this.givenUp.has(work) && work.isTouched();
  }

  private async mayLeaveOne(work: Work): Promise<boolean> {
    if (!this.isTouched(work)) return true;
    if (!(await this.question(work))) return false;
    this.givenUp.add(work);
    return true;
  }

  /** One question at a time: concurrent callers share its answer. */
  private question({ text }: Work): Promise<boolean> {
    this.asking ??= this.ask
      .choose({
        title: texts.title,
        text: text?.() ?? texts.text,
        answers: [
          { value: 'stay', label: texts.stay, kind: '' },
          { value: 'leave', label: texts.leave, kind: 'danger' },
        ],
      })
      .then((answer) => answer === 'leave')
      .finally(() => (this.asking = undefined));
    return this.asking;
  }

  private drop(work: Work): void {
    this.works.delete(work);
    // Some browsers exclude pages with this listener from the back/forward cache.
    if (this.works.size === 0) this.window?.removeEventListener('beforeunload', this.warn);
  }
}
