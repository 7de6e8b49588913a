import type { AbstractControl } from '@angular/forms';
import type { AssignmentForm } from './assignment-form';
import { editorTexts as texts } from './editor.texts';

/** The text of a control's first error, in the order of `sentences`. */
function firstOf(control: AbstractControl, sentences: Record<string, string>): string {
  const found = Object.keys(sentences).find((name) => control.hasError(name));
  return found ? (sentences[found] ?? '') : '';
}

/** What is wrong with each field, in a sentence; empty for those that are right. */
export function errorsOf({ controls }: AssignmentForm) {
  return {
    displayName: firstOf(controls.displayName, {
      required: texts.nameMissing,
      maxlength: texts.nameLong(controls.displayName.value.trim().length),
    }),
    day: firstOf(controls.day, {
      matDatepickerParse: texts.dateWrong,
      required: texts.dateMissing,
      past: texts.past,
    }),
    time: firstOf(controls.time, {
      matTimepickerParse: texts.timeWrong,
      required: texts.timeMissing,
    }),
    instructions: firstOf(controls.instructions, { maxlength: texts.instructionsLong }),
    maxPoints: firstOf(controls.maxPoints, { min: texts.pointsWrong, max: texts.pointsWrong }),
  };
}
