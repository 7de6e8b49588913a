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
import { MatDatepickerModule } from '@angular/material/datepicker';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatTimepickerModule } from '@angular/material/timepicker';
import { map, merge, switchMap } from 'rxjs';
import { focusFirstInvalid } from '../../../ui/focus/focus-first-invalid';
import { Icon } from '../../../ui/icon/icon';
import { Clock } from '../../../ui/time/clock';
import { daysBetween, exactText } from '../../../ui/time/moment-text';
import { NumberInput } from '../../../ui/typed/number-input';
import { READER_LOCALE } from '../../../ui/typed/reader-locale';
import { provideReaderDates, ReaderDateAdapter } from '../../../ui/typed/reader-date-adapter';
import { dueOf, type AssignmentForm } from './assignment-form';
import { CalendarHead } from './calendar-head';
import { editorTexts as texts } from './editor.texts';
import { errorsOf } from './form-errors';

/** The fields of an assignment, each with its error. */
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
    NumberInput,
    ReactiveFormsModule,
  ],
  providers: [provideReaderDates()],
  templateUrl: './assignment-fields.html',
  styleUrl: './assignment-fields.scss',
})
export class AssignmentFields {
  readonly form = input.required<AssignmentForm>();
  /** The user pressed Enter in a field. */
  readonly sent = output();

  private readonly clock = inject(Clock);
  private readonly dates = inject(ReaderDateAdapter);
  private readonly locale = inject(READER_LOCALE);
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
    const { days, times } = this.dates;
    return errorsOf(this.form(), { day: days.example, time: times.example });
  });
  /** The parsed due date in words, so no one has to guess which number is the day. */
  protected readonly when = computed(() => {
    this.filled();
    const due = dueOf(this.form());
    const day = due ?? this.form().controls.day.value;
    if (!day || Number.isNaN(day.getTime())) return '';
    const moment = due
      ? exactText(due.getTime(), { locale: this.locale })
      : new Intl.DateTimeFormat(this.locale, { dateStyle: 'full' }).format(day);
    return texts.when(moment, daysBetween(this.clock.now(), day.getTime(), {}));
  });

  constructor() {
    // Whether the due date has passed, or exists at all that day, depends on both fields.
    toObservable(this.form)
      .pipe(
        switchMap(({ controls: { day, time } }) =>
          merge(day.valueChanges.pipe(map(() => time)), time.valueChanges.pipe(map(() => day))),
        ),
        takeUntilDestroyed(),
      )
      .subscribe((other) => other.updateValueAndValidity({ emitEvent: false }));
  }

  focusFirstInvalid(): void {
    focusFirstInvalid(this.element.querySelector('form'));
  }
}
