import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** One gray placeholder shape: `<edu-skeleton width="60%" />`, `<edu-skeleton shape="circle" />`. */
@Component({
  selector: 'edu-skeleton',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: {
    'aria-hidden': 'true',
    '[attr.data-shape]': 'shape()',
    '[style.width]': 'width()',
    '[style.height]': 'height()',
  },
  template: '',
  styleUrl: './skeleton.scss',
})
export class Skeleton {
  readonly shape = input<'line' | 'circle' | 'block'>('line');
  readonly width = input<string>();
  readonly height = input<string>();
}
