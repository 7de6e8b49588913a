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
  type OnInit,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { Assignment, Submission } from '@app/contracts';
import { map } from 'rxjs';
import { Online, problemOf, Snackbar, Unsaved } from '../../../core';
import { rememberForm } from '../../../ui/draft/remember-form';
import { Chip } from '../../../ui/chip/chip';
import { focusFirstInvalid } from '../../../ui/focus/focus-first-invalid';
import { Icon } from '../../../ui/icon/icon';
import { Note } from '../../../ui/note/note';
import { NumberInput } from '../../../ui/typed/number-input';
import { RelativeTime } from '../../../ui/time/relative-time';
import { ResourceList } from '../files/resource-list';
import { refusalSentence } from '../state/refusal-sentence';
import { Returning } from './returning';
import { wasHandedIn, chipOf } from './submission-rows';
import { submissionsTexts as texts } from './submissions.texts';

const longestFeedback = 10_000;

/** One student's work: files, feedback, and points (ASG-4). */
@Component({
  selector: 'edu-submission-review',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    Chip,
    Icon,
    MatFormFieldModule,
    MatInput,
    Note,
    NumberInput,
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
  protected readonly hasComeIn = computed(() => wasHandedIn(this.submission()));
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

  private isChanged = rememberForm(this.form);
  private readonly draft = inject(Unsaved).watch({ isTouched: () => this.isChanged() });

  constructor() {
    afterNextRender({ read: () => this.title().nativeElement.focus() });
  }

  ngOnInit(): void {
    const { feedback, points } = this.submission();
    const most = this.maxPoints();
    if (most !== null) this.form.controls.points.addValidators(Validators.max(most));
    this.form.setValue({ feedback: feedback ?? '', points });
    this.isChanged = rememberForm(this.form);
  }

  protected async leave(): Promise<void> {
    if (await this.draft.mayLeave()) this.closed.emit();
  }

  protected async giveBack(event: Event): Promise<void> {
    if (this.isBusy()) return;
    this.form.markAllAsTouched();
    if (this.form.invalid) return focusFirstInvalid(event.target);
    this.isBusy.set(true);
    this.failure.set('');
    const isChanged = rememberForm(this.form);
    try {
      const now = await this.returning.returnOne(
        this.assignment().id,
        this.submission(),
        this.words(),
      );
      // The feedback is saved at Microsoft now, even if the return takes a while.
      this.isChanged = isChanged;
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
