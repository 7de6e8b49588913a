import type { Routes } from '@angular/router';
import { AdminHome } from './home/admin-home';
import { adminTexts } from './admin.texts';
import { apiClientsTexts } from './api-clients/api-clients.texts';
import { auditTexts } from './audit/audit.texts';
import { healthTexts } from './health/health.texts';
import { reviewTexts } from './sync/state/review.texts';
import { syncTexts } from './sync/state/sync.texts';
import { userAccessTexts } from './access/user-access.texts';

export const adminRoutes: Routes = [
  { path: '', pathMatch: 'full', title: adminTexts.heading, component: AdminHome },
  {
    path: 'links',
    title: adminTexts.linkedAccounts,
    loadComponent: () => import('./links/linked-accounts').then((page) => page.LinkedAccounts),
  },
  {
    path: 'access',
    title: userAccessTexts.title,
    loadComponent: () => import('./access/user-access').then((page) => page.UserAccessPage),
  },
  {
    path: 'sync',
    title: syncTexts.title,
    loadComponent: () => import('./sync/sync-page').then((page) => page.SyncPage),
  },
  {
    path: 'sync/review',
    title: reviewTexts.title,
    loadComponent: () => import('./sync/review/review-page').then((page) => page.ReviewPage),
  },
  {
    path: 'health',
    title: healthTexts.title,
    loadComponent: () => import('./health/health-center').then((page) => page.HealthCenter),
  },
  {
    path: 'api-clients',
    title: apiClientsTexts.title,
    loadComponent: () =>
      import('./api-clients/api-clients-page').then((page) => page.ApiClientsPage),
  },
  {
    path: 'audit',
    title: auditTexts.title,
    loadComponent: () => import('./audit/audit-log').then((page) => page.AuditLog),
  },
];
