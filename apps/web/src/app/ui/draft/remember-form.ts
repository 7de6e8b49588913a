import type { AbstractControl } from '@angular/forms';

/** Serializes the values, including NaN, which a control has for invalid text. */
function written(form: AbstractControl): string {
  return JSON.stringify(form.getRawValue(), (_name, value: unknown) =>
    Number.isNaN(value) ? 'NaN' : value,
  );
}

/** Remembers a form's current values. @returns a function that tells whether they have changed since */
export function rememberForm(form: AbstractControl): () => boolean {
  const start = written(form);
  return () => form.dirty && written(form) !== start;
}
