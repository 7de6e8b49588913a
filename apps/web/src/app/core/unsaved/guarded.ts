import { inject } from '@angular/core';
import {
  NavigationCancel,
  NavigationCancellationCode,
  NavigationEnd,
  NavigationError,
  NavigationSkipped,
  Router,
  type CanDeactivateFn,
  type Event,
  type Routes,
} from '@angular/router';
import { first } from 'rxjs';
import { Unsaved } from './unsaved';

/** A redirect is still the same attempt to leave. */
function isOver(event: Event): boolean {
  if (event instanceof NavigationCancel) return event.code !== NavigationCancellationCode.Redirect;
  return [NavigationEnd, NavigationError, NavigationSkipped].some((kind) => event instanceof kind);
}

/** Asks before leaving a page with unsaved changes. */
const canLeave: CanDeactivateFn<unknown> = async () => {
  const [unsaved, router] = [inject(Unsaved), inject(Router)];
  if (!(await unsaved.mayLeave())) return false;
  unsaved.leave();
  router.events.pipe(first(isOver)).subscribe(() => unsaved.stayed());
  return true;
};

/** Guards every route against leaving with unsaved changes. */
export function guarded(routes: Routes): Routes {
  return routes.map(({ children, loadChildren, canDeactivate = [], ...route }) => ({
    ...route,
    canDeactivate: [canLeave, ...canDeactivate],
    ...(children && { children: guarded(children) }),
    ...(loadChildren && {
      loadChildren: async () => guarded((await loadChildren()) as Routes),
    }),
  }));
}
