import { listClasses, listStudents, listTeachers } from './expand';
import type { SampleSchool } from './sample-types';
import { fall, wholeYear } from './terms';

export const lakeside: SampleSchool = {
  id: '5001',
  name: 'Lakeside Academy',
  number: '5001',
  lowestGrade: '10',
  highestGrade: '12',
  principal: 'Ruth Abernathy',
  phone: '+1 509 555 0160',
  street: '9 Shoreline Drive',
  city: 'Alderbrook',
  state: 'WA',
  postalCode: '98801',
  country: 'US',
};

export const lakesideTeachers = listTeachers(lakeside.id, 6001, [
  {
    givenName: 'Ingrid',
    surname: 'Solberg',
    title: 'Teacher',
    department: 'Science',
    mobilePhone: '+1 509 555 0161',
  },
  {
    givenName: 'Abel',
    surname: 'Tesfaye',
    title: 'Teacher',
    department: 'Humanities',
    mobilePhone: '+1 509 555 0162',
  },
]);
const [ingrid, abel] = ['6001', '6002'] as const;

export const lakesideStudents = listStudents(lakeside.id, 7001, {
  '10': [
    'Leo Tan',
    'Astrid Berg',
    'Bruno Ricci',
    'Celia Navarro',
    'Darius Popescu',
    'Eun-ji Seo',
    'Farid Rahimi',
    'Gwen Llewellyn',
  ],
  '11': [
    'Hiro Nakamura',
    'Ivana Kovac',
    'Jasper Quinn',
    'Kavya Iyer',
    'Lorenzo Greco',
    'Miriam Adler',
    'Nils Eriksen',
    'Orla Doyle',
  ],
  '12': [
    'Pavel Hruska',
    'Rania Aziz',
    'Soren Kjeldsen',
    'Talia Benson',
    'Ugo Marchetti',
    'Valeria Rios',
    'Wanda Kowalski',
    'Zain Malik',
  ],
});

export const lakesideClasses = listClasses(
  8001,
  [
    {
      grade: '10',
      code: 'BIO10',
      title: 'Biology',
      subject: 'Science',
      term: wholeYear,
      teacherIds: [ingrid],
    },
    {
      grade: '11',
      code: 'CHE11',
      title: 'Chemistry',
      subject: 'Science',
      term: wholeYear,
      teacherIds: [ingrid],
    },
    {
      grade: '12',
      code: 'PHY12',
      title: 'Physics',
      subject: 'Science',
      term: fall,
      teacherIds: [ingrid],
    },
    {
      grade: '10',
      code: 'LIT10',
      title: 'Literature',
      subject: 'English',
      term: wholeYear,
      teacherIds: [abel],
    },
    {
      grade: '11',
      code: 'HIS11',
      title: 'Modern History',
      subject: 'History',
      term: fall,
      teacherIds: [abel],
    },
    {
      grade: '12',
      code: 'PHI12',
      title: 'Philosophy',
      subject: 'Humanities',
      term: wholeYear,
      teacherIds: [abel, ingrid],
    },
  ],
  lakesideStudents,
);
