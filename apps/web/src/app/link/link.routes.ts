import type { Routes } from '@angular/router';
import { linkTexts } from './link.texts';
import { LinkAccount } from './link-account/link-account';

/** `/link` offers every possible way; `/link/new` and `/link/existing` go straight to one of the two (LINK-2). */
export const linkRoutes: Routes = [
  { path: '', pathMatch: 'full', title: linkTexts.heading, component: LinkAccount },
  {
    path: 'new',
    title: linkTexts.newHeading,
    component: LinkAccount,
    data: { way: 'new' },
  },
  {
    path: 'existing',
    title: linkTexts.existingHeading,
    component: LinkAccount,
    data: { way: 'existing' },
  },
];
