import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { OnInit } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { Assignment, Submission } from '@app/contracts';
import { map } from 'rxjs';
import { Online, problemOf, Snackbar } from '../../../../core';
import { Chip } from '../../../../ui/chip/chip';
import { focusFirstInvalid } from '../../../../ui/focus/focus-first-invalid';
import { Icon } from '../../../../ui/icon/icon';
import { Note } from '../../../../ui/note/note';
import { RelativeTime } from '../../../../ui/time/relative-time';
import { ResourceList } from '../files/resource-list';
import { Returning } from './returning';
import { cameIn, chipOf } from './submission-rows';
import { submissionsTexts as texts } from './submissions.texts';
import { refusalSentence } from '../refusal-sentence';

const longestFeedback = 10_000;

/** One student's work: its files, and what the teacher has to say to it (ASG-4). */
@Component({
  selector: 'edu-submission-review',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    Chip,
    Icon,
    MatFormFieldModule,
    MatInput,
    Note,
    ReactiveFormsModule,
    RelativeTime,
    ResourceList,
  ],
  templateUrl: './submission-review.html',
  styleUrl: './submission-review.scss',
})
export class SubmissionReview implements OnInit {
  readonly assignment = input.required<Assignment>();
  readonly submission = input.required<Submission>();
  readonly closed = output();
  readonly returned = output<Submission>();

  private readonly returning = inject(Returning);
  private readonly snackbar = inject(Snackbar);
  private readonly title = viewChild.required<ElementRef<HTMLElement>>('title');

  protected readonly texts = texts;
  protected readonly isOnline = inject(Online).isOnline;
  protected readonly isBusy = signal(false);
  protected readonly failure = signal('');
  protected readonly chip = computed(() => chipOf(this.submission(), this.assignment()));
  protected readonly hasComeIn = computed(() => cameIn(this.submission()));
  protected readonly maxPoints = computed(() => this.assignment().maxPoints);
  protected readonly form = new FormGroup({
    feedback: new FormControl('', {
      nonNullable: true,
      validators: [Validators.maxLength(longestFeedback)],
    }),
    points: new FormControl<number | null>(null, [Validators.min(0)]),
  });
  private readonly filled = toSignal(this.form.events.pipe(map(() => ({}))), { initialValue: {} });
  protected readonly isLong = computed(() => {
    this.filled();
    return this.form.controls.feedback.invalid;
  });

  constructor() {
    afterNextRender({ read: () => this.title().nativeElement.focus() });
  }

  ngOnInit(): void {
    const { feedback, points } = this.submission();
    const most = this.maxPoints();
    if (most !== null) this.form.controls.points.addValidators(Validators.max(most));
    this.form.setValue({ feedback: feedback ?? '', points });
  }

  protected async giveBack(event: Event): Promise<void> {
    if (this.isBusy()) return;
    this.form.markAllAsTouched();
    if (this.form.invalid) return focusFirstInvalid(event.target);
    this.isBusy.set(true);
    this.failure.set('');
    try {
      const now = await this.returning.returnOne(
        this.assignment().id,
        this.submission(),
        this.words(),
      );
      if (!now) return this.failure.set(texts.slow);
      this.returned.emit(now);
      void this.snackbar.show(texts.didReturn(now.displayName));
      this.closed.emit();
    } catch (error) {
      this.failure.set(texts.notReturned(refusalSentence(problemOf(error))));
    } finally {
      this.isBusy.set(false);
    }
  }

  private words() {
    const { feedback, points } = this.form.getRawValue();
    return {
      feedback: feedback.trim() || null,
      ...(this.maxPoints() !== null && { points }),
    };
  }
}
