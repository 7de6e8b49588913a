import type { Breadcrumb } from '../ui/breadcrumbs/breadcrumbs';
import { adminTexts } from './admin.texts';

/** The breadcrumbs of an administration page. */
export function adminTrail(title: string): readonly Breadcrumb[] {
  return [{ label: adminTexts.heading, link: '/admin' }, { label: title }];
}
