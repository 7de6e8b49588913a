import {
  ChangeDetectionStrategy,
  Component,
  computed,
  input,
  signal,
  type OnDestroy,
  type OnInit,
} from '@angular/core';

const patience = 1000;

/**
 * Wraps a skeleton: invisible for the first 300 ms (though its space is reserved, so nothing jumps), and announced
 * politely after a second: “Loading students”.
 */
@Component({
  selector: 'edu-loading',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { 'aria-busy': 'true' },
  template: `<span class="edu-unseen" role="status">{{ said() }}</span>
    <div class="shape" aria-hidden="true"><ng-content /></div>`,
  styleUrl: './loading.scss',
})
export class Loading implements OnInit, OnDestroy {
  /** “Loading students”. */
  readonly label = input.required<string>();

  private readonly isLong = signal(false);
  protected readonly said = computed(() => (this.isLong() ? this.label() : ''));
  private timer?: ReturnType<typeof setTimeout>;

  ngOnInit(): void {
    this.timer = setTimeout(() => this.isLong.set(true), patience);
  }

  ngOnDestroy(): void {
    clearTimeout(this.timer);
  }
}
