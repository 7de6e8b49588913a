export const sheetTexts = {
  loading: 'Loading the assignment',
  failed: 'The assignment did not load',
  gone: 'There is no such assignment',
  goneText: 'It may have been deleted.',
  due: 'Due',
  late: 'Late work',
  lateYes: 'Taken',
  lateUntil: (moment: string) => `Taken until ${moment}`,
  lateNo: 'Not taken',
  points: 'Points',
  instructions: 'Instructions',
  resources: 'Files',
  resourcesLoading: 'Loading files',
  resourcesFailed: 'Files did not load',
  noResources: 'No files',
  assign: 'Assign',
  edit: 'Edit',
  remove: 'Delete draft',
  publishing: 'Microsoft is handing it out. This takes a few seconds.',
  turnedBack: 'Microsoft did not publish it, so it is a draft again. Students do not see it.',
  notPublished: (why: string) => `It was not assigned. ${why}`,
  pastDue: 'The due date has passed. Choose a later one.',
  removeTitle: (name: string) => `Delete ${name}?`,
  removeText: (files: number) => {
    if (files === 0) return 'The draft is gone for good. Students have not seen it.';
    const what = files === 1 ? '1 file' : `${files} files`;
    return `The draft and its ${what} are gone for good. Students have not seen them.`;
  },
  keep: 'Keep',
  removeWhat: (files: number) => {
    if (files === 0) return 'Delete draft';
    return files === 1 ? 'Delete draft and 1 file' : `Delete draft and ${files} files`;
  },
  removed: (name: string) => `${name} is deleted.`,
  notRemoved: (why: string) => `It was not deleted. ${why}`,
  fileAdded: (name: string) => `${name} is added.`,
  notTakenAway: (name: string, why: string) => `“${name}” was not removed. ${why}`,
  tryAgain: 'Try again',
};
