import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Mark } from '../mark/mark';

/** The frame of sign-in and register: the form on the left, an optional aside on the right, no app bar. */
@Component({
  selector: 'edu-account-frame',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Mark],
  host: { '[class.with-aside]': 'hasAside()' },
  template: `<main id="main" tabindex="-1">
      <div class="brand"><edu-mark /><b>EDUGraph</b></div>
      <div class="form"><ng-content /></div>
      <p class="foot"><ng-content select="[eduFrameFoot]" /></p>
    </main>
    @if (hasAside()) {
      <aside [attr.aria-label]="asideLabel()">
        <div class="inner"><ng-content select="[eduFrameAside]" /></div>
      </aside>
    }`,
  styleUrl: './account-frame.scss',
})
export class AccountFrame {
  readonly hasAside = input(false);
  readonly asideLabel = input('');
}
