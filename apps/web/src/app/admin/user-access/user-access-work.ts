import { HttpClient } from '@angular/common/http';
import {
  computed,
  DestroyRef,
  effect,
  inject,
  Injectable,
  linkedSignal,
  untracked,
} from '@angular/core';
import type { UserAccess } from '@app/contracts';
import { firstValueFrom } from 'rxjs';
import { entityResource } from '../../core';
import { pollWait } from '../progress/poll-wait';

const address = '/api/v1/admin/user-access';

/** The work of giving everyone access (ADM-5), asked for again and again while it is under way. One for each component. */
@Injectable()
export class UserAccessWork {
  private readonly http = inject(HttpClient);
  private readonly answer = entityResource<UserAccess>(() => address);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private wait: number | undefined;
  private lastDone = -1;

  /** The last one known: it stays while the API cannot be reached. */
  readonly value = linkedSignal<UserAccess | undefined, UserAccess | undefined>({
    source: this.answer.value,
    computation: (now, before) => now ?? before?.value,
  }).asReadonly();
  readonly state = computed(() => (this.value() ? 'ready' : this.answer.state()));
  readonly problem = this.answer.problem;
  readonly isRunning = computed(() => this.value()?.state === 'running');

  constructor() {
    effect(() => {
      if (!this.answer.isBusy() && this.isRunning()) untracked(() => this.askLater());
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(this.timer));
  }

  reload(): void {
    clearTimeout(this.timer);
    this.wait = undefined;
    this.answer.reload();
  }

  /** @throws HttpErrorResponse */
  async start(): Promise<void> {
    await firstValueFrom(this.http.post(address, null));
    this.reload();
  }

  /** @throws HttpErrorResponse */
  async cancel(): Promise<void> {
    await firstValueFrom(this.http.delete(address));
    this.reload();
  }

  private askLater(): void {
    clearTimeout(this.timer);
    const done = this.value()?.done ?? 0;
    this.wait = pollWait(this.wait, done !== this.lastDone);
    this.lastDone = done;
    this.timer = setTimeout(() => this.answer.reload(), this.wait);
  }
}
