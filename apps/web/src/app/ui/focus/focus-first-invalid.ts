/** Focuses the first invalid field after a rejected submit; its error is linked by `aria-describedby`. */
export function focusFirstInvalid(form: EventTarget | null): void {
  if (!(form instanceof HTMLElement)) return;
  // The form itself is invalid too, so match only fields.
  const fields = 'input.ng-invalid, textarea.ng-invalid, :scope .ng-invalid input';
  form.querySelector<HTMLElement>(fields)?.focus();
}
