import { reflectComponentType, type Type } from '@angular/core';
import type { ActivatedRouteSnapshot } from '@angular/router';

/** Selectors of the routed components, outermost first: `edu-class-details`, `edu-students-tab`. */
export function pageComponents(root: ActivatedRouteSnapshot): string[] {
  const own = root.component ? reflectComponentType(root.component as Type<unknown>) : null;
  return [...(own ? [own.selector] : []), ...root.children.flatMap(pageComponents)];
}
