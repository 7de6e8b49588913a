import type { Routes } from '@angular/router';
import { SchoolList } from './school-list/school-list';
import { schoolsTexts } from './schools.texts';

export const schoolsRoutes: Routes = [
  { path: '', title: schoolsTexts.title, component: SchoolList },
];
