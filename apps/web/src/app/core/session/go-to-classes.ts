import { inject } from '@angular/core';
import { Router, type CanActivateFn } from '@angular/router';
import { SchoolContext } from './school-context';

/** Redirects `/classes` to the current school's classes, or to Schools if there is none. */
export const goToClasses: CanActivateFn = async () => {
  const router = inject(Router);
  // The Schools page reports the error itself.
  const school = await inject(SchoolContext)
    .resolve()
    .catch(() => null);
  return router.createUrlTree(school ? ['/schools', school.id, 'classes'] : ['/schools']);
};
