import type { Routes } from '@angular/router';
import { ClassList } from './class-list/class-list';
import { classTabRoutes } from './class-details/class-tabs/class-tab-routes';
import { classesTexts } from './classes.texts';

/** The classes of a school: `/schools/:schoolId/classes`. */
export const classesRoutes: Routes = [
  { path: '', title: classesTexts.title, component: ClassList },
];

/** One class: `/classes/:classId/students` and its other tabs. */
export const classRoutes: Routes = [
  {
    path: '',
    title: classesTexts.classTitle,
    loadComponent: () => import('./class-details/class-details').then((page) => page.ClassDetails),
    children: classTabRoutes,
  },
];
