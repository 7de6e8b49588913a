import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** What a job has done, as large numbers in a row. */
@Component({
  selector: 'edu-counts',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<dl>
    @for (one of counts(); track one.name) {
      <div>
        <dt>{{ one.name }}</dt>
        <dd>{{ one.count.toLocaleString() }}</dd>
      </div>
    }
  </dl>`,
  styles: `
    :host {
      display: block;
    }

    dl {
      display: grid;
      grid-auto-columns: minmax(0, 1fr);
      grid-auto-flow: column;
      gap: var(--edu-space-3);
      max-width: 42rem;
    }

    div {
      display: flex;
      flex-direction: column-reverse;
      justify-content: flex-end;
      min-width: 0;
    }

    dt {
      color: var(--mat-sys-on-surface-variant);
    }

    dd {
      font: var(--mat-sys-headline-small);
      font-variant-numeric: tabular-nums;
    }

    /* Four don't fit next to each other. */
    @media (width < 600px) {
      dl:has(> :nth-child(4)) {
        grid-template-columns: repeat(2, minmax(0, 1fr));
        grid-auto-flow: row;
      }
    }
  `,
})
export class Counts {
  readonly counts = input.required<readonly { name: string; count: number }[]>();
}
