import {
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  output,
} from '@angular/core';
import { takeUntilDestroyed, toObservable, toSignal } from '@angular/core/rxjs-interop';
import { ReactiveFormsModule } from '@angular/forms';
import { MatCheckbox } from '@angular/material/checkbox';
import { provideNativeDateAdapter } from '@angular/material/core';
import { MatDatepickerModule } from '@angular/material/datepicker';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatTimepickerModule } from '@angular/material/timepicker';
import { map, switchMap } from 'rxjs';
import { focusFirstInvalid } from '../../../../ui/focus/focus-first-invalid';
import { Icon } from '../../../../ui/icon/icon';
import { Clock } from '../../../../ui/time/clock';
import { daysBetween } from '../../../../ui/time/moment-text';
import { dueOf, type AssignmentForm } from './assignment-form';
import { CalendarHead } from './calendar-head';
import { editorTexts as texts } from './editor.texts';
import { errorsOf } from './form-errors';

/** What an assignment is called, when it is due and what is to be done, with what is wrong at the field it is about. */
@Component({
  selector: 'edu-assignment-fields',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    Icon,
    MatCheckbox,
    MatDatepickerModule,
    MatFormFieldModule,
    MatInput,
    MatTimepickerModule,
    ReactiveFormsModule,
  ],
  providers: [provideNativeDateAdapter()],
  templateUrl: './assignment-fields.html',
  styleUrl: './assignment-fields.scss',
})
export class AssignmentFields {
  readonly form = input.required<AssignmentForm>();
  /** Enter in a field. */
  readonly sent = output();

  private readonly clock = inject(Clock);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly texts = texts;
  protected readonly calendarHead = CalendarHead;
  private readonly filled = toSignal(
    toObservable(this.form).pipe(
      switchMap((form) => form.events),
      map(() => ({})),
    ),
    { initialValue: {} },
  );
  protected readonly errors = computed(() => {
    this.filled();
    return errorsOf(this.form());
  });
  protected readonly when = computed(() => {
    this.filled();
    const due = dueOf(this.form());
    if (!due || due.getTime() <= this.clock.now()) return '';
    const weekday = new Intl.DateTimeFormat(undefined, { weekday: 'long' }).format(due);
    return texts.when(weekday, daysBetween(this.clock.now(), due.getTime(), {}));
  });

  constructor() {
    // Whether the due date has passed depends on both.
    toObservable(this.form)
      .pipe(
        switchMap(({ controls }) => controls.time.valueChanges.pipe(map(() => controls.day))),
        takeUntilDestroyed(),
      )
      .subscribe((day) => day.updateValueAndValidity());
  }

  focusFirstInvalid(): void {
    focusFirstInvalid(this.element.querySelector('form'));
  }
}
