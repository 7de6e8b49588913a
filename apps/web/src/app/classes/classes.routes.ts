import type { Route, Routes } from '@angular/router';
import { classesTexts } from './classes.texts';
import { ClassList } from './list/class-list';
import { classDetailsTexts } from './page/class-details.texts';
import { classTabs, type ClassTab } from './page/class-tab';

/** What each tab shows. */
const pages: Record<ClassTab['path'], Pick<Route, 'loadComponent' | 'children'>> = {
  students: {
    loadComponent: () => import('./students/students-tab').then((tab) => tab.StudentsTab),
  },
  assignments: {
    loadComponent: () => import('./assignments/assignments-tab').then((tab) => tab.AssignmentsTab),
    children: [
      {
        path: ':assignmentId',
        title: classDetailsTexts.assignments,
        loadComponent: () =>
          import('./assignments/sheet/assignment-sheet').then((one) => one.AssignmentSheet),
      },
    ],
  },
  documents: {
    loadComponent: () => import('./documents/documents-tab').then((tab) => tab.DocumentsTab),
  },
  conversations: {
    loadComponent: () =>
      import('./conversations/conversations-tab').then((tab) => tab.ConversationsTab),
  },
  seating: {
    loadComponent: () => import('./seating/seating-tab').then((tab) => tab.SeatingTab),
  },
};

const classTabRoutes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'students' },
  ...classTabs.map(({ path, title }) => ({ path, title, ...pages[path] })),
];

/** A school's classes: `/schools/:schoolId/classes`. */
export const classesRoutes: Routes = [
  { path: '', title: classesTexts.title, component: ClassList },
];

/** One class: `/classes/:classId/students` and its other tabs. */
export const classRoutes: Routes = [
  {
    // A separate page: while editing seats, the class's header and tabs are hidden.
    path: 'seating/edit',
    title: classesTexts.editSeating,
    loadComponent: () => import('./seating/edit/seating-editor').then((page) => page.SeatingEditor),
  },
  {
    path: '',
    title: classesTexts.classTitle,
    loadComponent: () => import('./page/class-details').then((page) => page.ClassDetails),
    children: classTabRoutes,
  },
];
