import { CdkTrapFocus } from '@angular/cdk/a11y';
import { BreakpointObserver } from '@angular/cdk/layout';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  inject,
  input,
  output,
  viewChild,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { map } from 'rxjs';
import { Icon } from '../icon/icon';
import { sideSheetTexts } from './side-sheet.texts';

/** From here on the page makes room for the sheet; below, it lies over the page and keeps the focus. */
const besidePage = '(width >= 1240px)';

/**
 * Reading beside the page: 400 to 480 wide, the whole screen on phones. It takes the focus when it opens; who closes it
 * gives the focus back. `[eduSheetHead]` stands below its title, `[eduSheetFoot]` stays in sight at its end.
 */
@Component({
  selector: 'edu-side-sheet',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CdkTrapFocus, Icon],
  templateUrl: './side-sheet.html',
  styleUrl: './side-sheet.scss',
})
export class SideSheet {
  readonly heading = input.required<string>();
  readonly closed = output();

  protected readonly texts = sideSheetTexts;
  protected readonly isCovering = toSignal(
    inject(BreakpointObserver)
      .observe(besidePage)
      .pipe(map(({ matches }) => !matches)),
    { initialValue: false },
  );
  private readonly closer = viewChild.required<ElementRef<HTMLElement>>('closer');

  constructor() {
    afterNextRender({ read: () => this.closer().nativeElement.focus({ preventScroll: true }) });
  }
}
