import type { Routes } from '@angular/router';
import {
  adminOnly,
  goHome,
  goToClasses,
  guarded,
  linkedUsersOnly,
  loginRequired,
  sessionKnown,
  Shell,
  signedOutOnly,
} from './core';

const status = () => import('./status');
const account = () => import('./account');

export const routes: Routes = guarded([
  {
    path: 'sign-in',
    title: 'Sign in',
    canActivate: [signedOutOnly],
    loadComponent: () => account().then((area) => area.SignIn),
  },
  {
    path: 'register',
    title: 'Create an account',
    canActivate: [signedOutOnly],
    loadComponent: () => account().then((area) => area.Register),
  },
  {
    path: '',
    component: Shell,
    children: [
      { path: '', pathMatch: 'full', canActivate: [goHome], children: [] },
      {
        path: 'link',
        canActivate: [loginRequired],
        loadChildren: () => import('./link').then((area) => area.linkRoutes),
      },
      {
        path: 'schools/:schoolId/classes',
        canActivate: [linkedUsersOnly],
        loadChildren: () => import('./classes').then((area) => area.classesRoutes),
      },
      {
        path: 'schools',
        canActivate: [linkedUsersOnly],
        loadChildren: () => import('./schools').then((area) => area.schoolsRoutes),
      },
      {
        path: 'classes',
        pathMatch: 'full',
        canActivate: [linkedUsersOnly, goToClasses],
        children: [],
      },
      {
        path: 'classes/:classId',
        canActivate: [linkedUsersOnly],
        loadChildren: () => import('./classes').then((area) => area.classRoutes),
      },
      {
        path: 'me',
        canActivate: [loginRequired],
        loadChildren: () => import('./profile').then((area) => area.profileRoutes),
      },
      {
        path: 'admin/consent',
        title: 'Consent for your school',
        canActivate: [sessionKnown],
        loadComponent: () => import('./admin').then((area) => area.ConsentPage),
      },
      {
        path: 'admin',
        canActivate: [adminOnly],
        loadChildren: () => import('./admin').then((area) => area.adminRoutes),
      },
      {
        path: 'consent-needed',
        title: 'Your school hasn’t approved EDUGraph',
        canActivate: [loginRequired],
        loadComponent: () => status().then((area) => area.ConsentNeeded),
      },
      {
        path: 'forbidden',
        title: 'Not allowed',
        canActivate: [sessionKnown],
        loadComponent: () => status().then((area) => area.Forbidden),
      },
      {
        path: 'load-failed',
        title: 'This page didn’t load',
        loadComponent: () => status().then((area) => area.LoadFailed),
      },
      {
        path: '**',
        title: 'Page not found',
        canActivate: [sessionKnown],
        loadComponent: () => status().then((area) => area.NotFound),
      },
    ],
  },
]);
