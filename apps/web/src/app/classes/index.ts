import type { Routes } from '@angular/router';
import { ClassList } from './class-list/class-list';
import { ClassOverview } from './class-overview/class-overview';
import { classesTexts } from './classes.texts';

/** The classes of a school: `/schools/:schoolId/classes`. */
export const classesRoutes: Routes = [
  { path: '', title: classesTexts.title, component: ClassList },
];

/** One class: `/classes/:classId`. */
export const classRoutes: Routes = [
  { path: '', title: classesTexts.classTitle, component: ClassOverview },
];
