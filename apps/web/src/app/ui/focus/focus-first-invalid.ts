/** After a refused submit the focus goes to the first field that is wrong; its error is tied to it by `aria-describedby`. */
export function focusFirstInvalid(form: EventTarget | null): void {
  if (!(form instanceof HTMLElement)) return;
  form.querySelector<HTMLElement>('input.ng-invalid, .ng-invalid input')?.focus();
}
