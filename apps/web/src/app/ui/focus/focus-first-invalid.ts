/** After a refused submit the focus goes to the first field that is wrong; its error is tied to it by `aria-describedby`. */
export function focusFirstInvalid(form: EventTarget | null): void {
  if (!(form instanceof HTMLElement)) return;
  // The form is invalid too, and every field lies in it.
  const fields = 'input.ng-invalid, textarea.ng-invalid, :scope .ng-invalid input';
  form.querySelector<HTMLElement>(fields)?.focus();
}
