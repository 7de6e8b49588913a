import type { Routes } from '@angular/router';
import { AdminHome } from './admin-home/admin-home';
import { adminTexts } from './admin.texts';
import { auditTexts } from './audit/audit.texts';

export const adminRoutes: Routes = [
  { path: '', pathMatch: 'full', title: adminTexts.heading, component: AdminHome },
  {
    path: 'links',
    title: adminTexts.linkedAccounts,
    loadComponent: () =>
      import('./linked-accounts/linked-accounts').then((page) => page.LinkedAccounts),
  },
  {
    path: 'audit',
    title: auditTexts.title,
    loadComponent: () => import('./audit/audit-log').then((page) => page.AuditLog),
  },
];
