import { inject } from '@angular/core';
import { Router, type CanActivateFn } from '@angular/router';
import { SchoolContext } from './school-context';

/** `/classes` leads to the classes of the context school; to Schools when there is none. */
export const goToClasses: CanActivateFn = async () => {
  const router = inject(Router);
  // Schools says what went wrong in its own place.
  const school = await inject(SchoolContext)
    .resolve()
    .catch(() => null);
  return router.createUrlTree(school ? ['/schools', school.id, 'classes'] : ['/schools']);
};
