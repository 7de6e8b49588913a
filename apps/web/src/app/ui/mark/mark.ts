import { ChangeDetectionStrategy, Component } from '@angular/core';

/** The product's logo: an E whose arms end in graph nodes. */
@Component({
  selector: 'edu-mark',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { 'aria-hidden': 'true' },
  template: `<svg viewBox="0 0 32 32" width="32" height="32" focusable="false">
    <rect class="ground" width="32" height="32" rx="9" />
    <path class="stem" d="M10.5 9v14M10.5 9H20M10.5 16h6M10.5 23H20" />
    <circle class="node" cx="21.5" cy="9" r="2.6" />
    <circle class="node" cx="18" cy="16" r="2.6" />
    <circle class="node" cx="21.5" cy="23" r="2.6" />
  </svg>`,
  styleUrl: './mark.scss',
})
export class Mark {}
