import {
  FormControl,
  FormGroup,
  Validators,
  type AbstractControl,
  type ValidationErrors,
} from '@angular/forms';
import type { Assignment, CreateAssignment } from '@app/contracts';
import { momentOf } from '../../../ui/time/moment-text';
import { endOfDay, momentAt, nextSchoolDay } from './school-day';

const longestName = 255;
const longestInstructions = 20_000;
const mostPoints = 10_000;

export type AssignmentForm = ReturnType<typeof assignmentForm>;

function notBlank({ value }: AbstractControl<string>): ValidationErrors | null {
  return value.trim() ? null : { required: true };
}

/** Checks the length of the trimmed text, which is what gets sent. */
function notLonger({ value }: AbstractControl<string>): ValidationErrors | null {
  return value.trim().length > longestName ? { maxlength: true } : null;
}

/** Requires a future due date; an assigned assignment may keep its past one. */
function laterThan(now: () => number, kept: number | undefined) {
  return ({ value, parent }: AbstractControl<Date | null>): ValidationErrors | null => {
    const time = parent?.get('time')?.value as Date | null | undefined;
    const due = momentAt(value, time ?? null)?.getTime();
    if (due === undefined || due > now()) return null;
    return kept !== undefined && due === Math.floor(kept / 60_000) * 60_000 ? null : { past: true };
  };
}

/** Rejects times that don't exist because clocks go forward. */
function isOnClock({ value, parent }: AbstractControl<Date | null>): ValidationErrors | null {
  const due = momentAt((parent?.get('day')?.value as Date | null | undefined) ?? null, value);
  const clock = (time: Date) => time.getHours() * 60 + time.getMinutes();
  return due && value && clock(due) !== clock(value) ? { skipped: true } : null;
}

/** Initial values; a new assignment is due at the end of the next school day. */
function startingValues(now: number, assignment: Assignment | undefined) {
  const due = momentOf(assignment?.dueDateTime);
  const moment = due === undefined ? undefined : new Date(due);
  const dates = { day: moment ?? nextSchoolDay(now), time: moment ?? endOfDay() };
  if (!assignment) {
    return { ...dates, displayName: '', instructions: '', allowLate: true, maxPoints: null };
  }
  const { displayName, instructions, allowLateSubmissions, maxPoints } = assignment;
  return {
    ...dates,
    displayName,
    instructions: instructions ?? '',
    allowLate: allowLateSubmissions,
    maxPoints,
  };
}

/** The form to create or edit an assignment. */
export function assignmentForm(now: () => number, assignment?: Assignment) {
  const start = startingValues(now(), assignment);
  const isAssigned = assignment !== undefined && assignment.status !== 'draft';
  const kept = isAssigned ? momentOf(assignment.dueDateTime) : undefined;
  const whole = { nonNullable: true } as const;
  const form = new FormGroup({
    displayName: new FormControl(start.displayName, {
      ...whole,
      validators: [notBlank, notLonger],
    }),
    day: new FormControl<Date | null>(start.day, [Validators.required, laterThan(now, kept)]),
    time: new FormControl<Date | null>(start.time, [Validators.required, isOnClock]),
    instructions: new FormControl(start.instructions, {
      ...whole,
      validators: [Validators.maxLength(longestInstructions)],
    }),
    allowLate: new FormControl(start.allowLate, whole),
    maxPoints: new FormControl<number | null>(start.maxPoints, [
      Validators.min(0),
      Validators.max(mostPoints),
    ]),
  });
  // The day was first validated before the time control existed.
  form.controls.day.updateValueAndValidity();
  return form;
}

/** The form's due date and time; undefined while either is missing. */
export function dueOf(form: AssignmentForm): Date | undefined {
  return momentAt(form.controls.day.value, form.controls.time.value);
}

/** The form's values as an API request. @throws Error if the form is invalid */
export function fieldsOf(form: AssignmentForm): CreateAssignment {
  const due = dueOf(form);
  if (!due) throw new Error('The form has no due date.');
  const { displayName, instructions, allowLate, maxPoints } = form.getRawValue();
  return {
    displayName: displayName.trim(),
    instructions: instructions.trim() || null,
    dueDateTime: due.toISOString(),
    allowLateSubmissions: allowLate,
    maxPoints,
  };
}

/** Which of the fields differ from the assignment. */
export function changedFields(
  before: Assignment,
  fields: CreateAssignment,
): Partial<CreateAssignment> {
  // The form has minute precision; Graph returns fractions of a second.
  const minute = (text: string | null) => Math.floor((momentOf(text) ?? 0) / 60_000);
  const isSame = (name: keyof CreateAssignment) =>
    name === 'dueDateTime'
      ? minute(before.dueDateTime) === minute(fields.dueDateTime)
      : before[name] === fields[name];
  const names = Object.keys(fields) as (keyof CreateAssignment)[];
  return Object.fromEntries(
    names.filter((name) => !isSame(name)).map((name) => [name, fields[name]]),
  );
}
