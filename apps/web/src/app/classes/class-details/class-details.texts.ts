export const classDetailsTexts = {
  title: 'Class',
  schools: 'Schools',
  /** What assistive technology calls the row of tabs. */
  tabs: 'Class',
  pageTitle: (tab: string, name: string) => `${tab} · ${name}`,
  students: 'Students',
  assignments: 'Assignments',
  documents: 'Class documents',
  conversations: 'Conversations',
  seating: 'Seating chart',
  loading: 'Loading the class',
  failed: 'The class did not load',
  notMember: 'You are not in this class',
  notMemberText: 'Only its teachers and students can open it.',
  gone: 'There is no such class',
  goneText: 'It may have been removed from the roster.',
  myClasses: 'My classes',
};
