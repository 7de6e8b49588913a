import type { SampleTerm } from './sample-types';

export const fall: SampleTerm = {
  id: 'T-2026-FALL',
  name: 'Fall 2026',
  start: '2026-08-24',
  end: '2026-12-18',
};

export const spring: SampleTerm = {
  id: 'T-2027-SPRING',
  name: 'Spring 2027',
  start: '2027-01-05',
  end: '2027-06-04',
};

export const wholeYear: SampleTerm = {
  id: 'T-2026-YEAR',
  name: 'School year 2026–27',
  start: '2026-08-24',
  end: '2027-06-04',
};
