import type { Breadcrumb } from '../ui/breadcrumbs/breadcrumbs';
import { adminTexts } from './admin.texts';

/** The way to a page of the administration. */
export function adminTrail(title: string): readonly Breadcrumb[] {
  return [{ label: adminTexts.heading, link: '/admin' }, { label: title }];
}
