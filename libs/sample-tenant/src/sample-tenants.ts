import { lakeside, lakesideClasses, lakesideStudents, lakesideTeachers } from './lakeside';
import {
  mapleGrove,
  mapleGroveClasses,
  mapleGroveStudents,
  mapleGroveTeachers,
} from './maple-grove';
import { riverside, riversideClasses, riversideStudents, riversideTeachers } from './riverside';
import type { SampleTenant } from './sample-types';

export const contoso: SampleTenant = {
  domain: 'contoso.example',
  name: 'Contoso Education',
  administratorSchoolId: mapleGrove.id,
  schools: [mapleGrove, riverside],
  teachers: [...mapleGroveTeachers, ...riversideTeachers],
  students: [...mapleGroveStudents, ...riversideStudents],
  classes: [...mapleGroveClasses, ...riversideClasses],
};

export const fabrikam: SampleTenant = {
  domain: 'fabrikam.example',
  name: 'Fabrikam Education',
  administratorSchoolId: lakeside.id,
  schools: [lakeside],
  teachers: lakesideTeachers,
  students: lakesideStudents,
  classes: lakesideClasses,
};

/** The built-in sample, in the order the sandbox loads it. */
export const sampleTenants: readonly SampleTenant[] = [contoso, fabrikam];
