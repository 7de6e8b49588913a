export const classDetailsTexts = {
  title: 'Class',
  schools: 'Schools',
  /** The tab bar's accessible name. */
  tabs: 'Class',
  pageTitle: (tab: string, name: string) => `${tab} · ${name}`,
  students: 'Students',
  assignments: 'Assignments',
  documents: 'Class documents',
  conversations: 'Conversations',
  seating: 'Seating chart',
  loading: 'Loading the class',
  failed: 'The class didn’t load',
  notMember: 'You’re not in this class',
  notMemberText: 'Only its teachers and students can open it.',
  gone: 'Class not found',
  goneText: 'It may have been removed from the roster.',
  myClasses: 'My classes',
};
