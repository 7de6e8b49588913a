import type { Routes } from '@angular/router';
import { AdminHome } from './admin-home/admin-home';
import { adminTexts } from './admin.texts';

export const adminRoutes: Routes = [
  { path: '', pathMatch: 'full', title: adminTexts.heading, component: AdminHome },
];
