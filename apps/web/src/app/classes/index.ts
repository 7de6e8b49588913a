import type { Routes } from '@angular/router';
import { ClassList } from './class-list/class-list';
import { classTabRoutes } from './class-details/class-tabs/class-tab-routes';
import { classesTexts } from './classes.texts';
import type { SeatingEditor } from './seating/editor/seating-editor';

/** The classes of a school: `/schools/:schoolId/classes`. */
export const classesRoutes: Routes = [
  { path: '', title: classesTexts.title, component: ClassList },
];

/** One class: `/classes/:classId/students` and its other tabs. */
export const classRoutes: Routes = [
  {
    // A page of its own: while one arranges the seats, the class's head and tabs give way.
    path: 'seating/edit',
    title: classesTexts.editSeating,
    canDeactivate: [(editor: SeatingEditor | null) => editor?.canLeave() ?? true],
    loadComponent: () =>
      import('./seating/editor/seating-editor').then((page) => page.SeatingEditor),
  },
  {
    path: '',
    title: classesTexts.classTitle,
    loadComponent: () => import('./class-details/class-details').then((page) => page.ClassDetails),
    children: classTabRoutes,
  },
];
