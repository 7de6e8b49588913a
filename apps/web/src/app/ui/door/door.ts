import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Mark } from '../mark/mark';

/** The frame of sign-in and register: the form on the left, an aside on the right where there is one, no app bar. */
@Component({
  selector: 'edu-door',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Mark],
  host: { '[class.with-aside]': 'hasAside()' },
  template: `<main id="main" tabindex="-1">
      <div class="brand"><edu-mark /><b>EDUGraph</b></div>
      <div class="form"><ng-content /></div>
      <p class="foot"><ng-content select="[eduDoorFoot]" /></p>
    </main>
    @if (hasAside()) {
      <aside [attr.aria-label]="asideLabel()">
        <div class="inner"><ng-content select="[eduDoorAside]" /></div>
      </aside>
    }`,
  styleUrl: './door.scss',
})
export class Door {
  readonly hasAside = input(false);
  readonly asideLabel = input('');
}
