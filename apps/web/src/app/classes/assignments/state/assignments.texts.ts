export const stateTexts = {
  draft: 'Draft',
  scheduled: 'Scheduled',
  publishing: 'Publishing…',
  assigned: 'Assigned',
  pastDue: 'Past due',
  closed: 'Closed',
  notStarted: 'Not started',
  sentBack: 'Sent back',
  missing: 'Missing',
  handedIn: 'Handed in',
  late: 'Late',
  returned: 'Returned',
  excused: 'Excused',
};

/** Points in the user's number format: “87.5”, “87,5”. */
export function numberText(points: number): string {
  return new Intl.NumberFormat(undefined, { useGrouping: false }).format(points);
}

export const assignmentsTexts = {
  title: 'Assignments',
  count: (count: number) => `${count} ${count === 1 ? 'assignment' : 'assignments'}`,
  found: (count: number, of: number) => `${count} of ${of} assignments`,
  caption: (className: string) => (className ? `Assignments for ${className}` : 'Assignments'),
  create: 'New assignment',
  open: 'Open',
  show: 'Show',
  filters: {
    all: 'All',
    draft: 'Drafts',
    assigned: 'Assigned',
    pastDue: 'Past due',
    done: 'Done',
  },
  name: 'Name',
  due: 'Due',
  status: 'Status',
  noDue: 'No due date',
  loading: 'Loading assignments',
  failed: 'Assignments didn’t load',
  noneText: {
    teacher: 'Create the first one for this class.',
    student: 'There is no data available for this page at this time.',
  },
  noMatch: {
    all: 'No assignments',
    draft: 'No drafts',
    assigned: 'Nothing is assigned',
    pastDue: 'Nothing is past due',
    done: 'Nothing is done yet',
  },
  showAll: 'Show all',
  reverted: 'Microsoft didn’t publish it',
  lateUntil: (day: string) => `Late until ${day}`,
  lateTaken: 'Late work accepted',
  noLate: 'Closed',
  isAssigned: (name: string) => `${name} is assigned.`,
  isReverted: (name: string) => `Microsoft didn’t publish ${name}. It’s a draft again.`,
  isSlow: (name: string) => `${name} is still being published. Check back in a few minutes.`,
};
