import { inject } from '@angular/core';
import {
  NonNullableFormBuilder,
  Validators,
  type AbstractControl,
  type ValidationErrors,
} from '@angular/forms';
import type { FavoriteColor } from '@app/contracts';

const passwordLeast = 8;
const passwordMost = 256;
const firstColor: FavoriteColor = '#2F19FF';

function matchesPassword(confirm: AbstractControl<string>): ValidationErrors | null {
  const password: unknown = confirm.parent?.get('password')?.value;
  return confirm.value && confirm.value !== password ? { differs: true } : null;
}

/** The sign-up fields (AUTH-1). The server repeats these checks and also rejects common passwords. */
export function registerForm() {
  return inject(NonNullableFormBuilder).group({
    email: ['', [Validators.required, Validators.email]],
    password: [
      '',
      [
        Validators.required,
        Validators.minLength(passwordLeast),
        Validators.maxLength(passwordMost),
      ],
    ],
    confirm: ['', [Validators.required, matchesPassword]],
    favoriteColor: [firstColor],
  });
}
