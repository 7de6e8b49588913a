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

/** From this width on, the page makes room for the sheet; below, the sheet covers it and traps the focus. */
const besidePage = '(width >= 1240px)';

/**
 * A sheet next to the page: 400 to 480 px wide, full screen on phones. It takes the focus when it opens; whoever closes
 * it must restore the focus. `[eduSheetHead]` goes below the title, `[eduSheetFoot]` stays visible at the bottom.
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
