import type { Routes } from '@angular/router';
import type { Role } from '@app/contracts';
import { classDetailsTexts as texts } from '../class-details.texts';

interface ClassTab {
  readonly path: string;
  readonly title: string;
  /** Who can open it: members, and where it says so administrators who are none. */
  readonly isForAdmins: boolean;
  readonly loadComponent: NonNullable<Routes[number]['loadComponent']>;
  readonly children?: Routes;
}

/** The tabs of a class, in their order. */
export const classTabs: readonly ClassTab[] = [
  {
    path: 'students',
    title: texts.students,
    isForAdmins: true,
    loadComponent: () => import('../students-tab/students-tab').then((tab) => tab.StudentsTab),
  },
  {
    path: 'assignments',
    title: texts.assignments,
    isForAdmins: false,
    loadComponent: () =>
      import('../assignments-tab/assignments-tab').then((tab) => tab.AssignmentsTab),
    children: [
      {
        path: ':assignmentId',
        title: texts.assignments,
        loadComponent: () =>
          import('../assignments-tab/sheet/assignment-sheet').then((one) => one.AssignmentSheet),
      },
    ],
  },
  {
    path: 'documents',
    title: texts.documents,
    isForAdmins: false,
    loadComponent: () => import('../documents-tab/documents-tab').then((tab) => tab.DocumentsTab),
  },
  {
    path: 'conversations',
    title: texts.conversations,
    isForAdmins: false,
    loadComponent: () =>
      import('../conversations-tab/conversations-tab').then((tab) => tab.ConversationsTab),
  },
  {
    path: 'seating',
    title: texts.seating,
    isForAdmins: true,
    loadComponent: () => import('../seating-tab/seating-tab').then((tab) => tab.SeatingTab),
  },
];

export const classTabRoutes: Routes = [
  { path: '', pathMatch: 'full', redirectTo: 'students' },
  ...classTabs.map(({ isForAdmins: _, ...route }) => route),
];

/** An administrator who is no member sees students and seating only. */
export function tabsFor(role: Role): readonly ClassTab[] {
  return role === 'Admin' ? classTabs.filter((tab) => tab.isForAdmins) : classTabs;
}
