import type { Routes } from '@angular/router';
import { linkTexts } from './link.texts';
import { LinkAccount } from './link-account/link-account';

/** `/link` offers what is possible; `/link/new` and `/link/existing` lead straight to one of the two ways (LINK-2). */
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
