import type { Role } from '@app/contracts';
import { classDetailsTexts as texts } from './class-details.texts';

/** The tabs of a class, in order. `isForAdmins`: whether administrators can open it without being members. */
export const classTabs = [
  { path: 'students', title: texts.students, isForAdmins: true },
  { path: 'assignments', title: texts.assignments, isForAdmins: false },
  { path: 'documents', title: texts.documents, isForAdmins: false },
  { path: 'conversations', title: texts.conversations, isForAdmins: false },
  { path: 'seating', title: texts.seating, isForAdmins: true },
] as const;

export type ClassTab = (typeof classTabs)[number];

/** An administrator who isn't a member sees only students and seating. */
export function tabsFor(role: Role): readonly ClassTab[] {
  return role === 'Admin' ? classTabs.filter((tab) => tab.isForAdmins) : classTabs;
}
