import type { AbstractControl } from '@angular/forms';
import type { AssignmentForm } from './assignment-form';
import { editorTexts as texts } from './editor.texts';

/** The text of a control's first error, in the order of `sentences`. */
function firstOf(control: AbstractControl, sentences: Record<string, string>): string {
  const found = Object.keys(sentences).find((name) => control.hasError(name));
  return found ? (sentences[found] ?? '') : '';
}

/** The error of each field, or '' for valid ones. @param examples valid input to show in the errors */
export function errorsOf({ controls }: AssignmentForm, examples: { day: string; time: string }) {
  return {
    displayName: firstOf(controls.displayName, {
      required: texts.nameMissing,
      maxlength: texts.nameLong(controls.displayName.value.trim().length),
    }),
    day: firstOf(controls.day, {
      matDatepickerParse: texts.dateWrong(examples.day),
      required: texts.dateMissing,
      past: texts.past,
    }),
    time: firstOf(controls.time, {
      matTimepickerParse: texts.timeWrong(examples.time),
      required: texts.timeMissing,
      skipped: texts.timeSkipped,
    }),
    instructions: firstOf(controls.instructions, { maxlength: texts.instructionsLong }),
    maxPoints: firstOf(controls.maxPoints, {
      number: texts.pointsWrong,
      min: texts.pointsWrong,
      max: texts.pointsWrong,
    }),
  };
}
