export const sheetTexts = {
  loading: 'Loading the assignment',
  failed: 'The assignment didn’t load',
  gone: 'Assignment not found',
  goneText: 'It may have been deleted.',
  due: 'Due',
  late: 'Late work',
  lateYes: 'Accepted',
  lateUntil: (moment: string) => `Accepted until ${moment}`,
  lateNo: 'Not accepted',
  points: 'Points',
  instructions: 'Instructions',
  resources: 'Files',
  resourcesLoading: 'Loading files',
  resourcesFailed: 'Files didn’t load',
  noResources: 'No files',
  assign: 'Assign',
  edit: 'Edit',
  remove: 'Delete draft',
  publishing: 'Microsoft is handing it out. This takes a few seconds.',
  reverted: 'Microsoft didn’t publish it, so it’s a draft again. Students can’t see it.',
  notPublished: (why: string) => `It wasn’t assigned. ${why}`,
  pastDue: 'The due date has passed. Choose a later one.',
  removeTitle: (name: string) => `Delete ${name}?`,
  removeText: (files: number) => {
    if (files === 0) return 'The draft will be deleted for good. Students haven’t seen it.';
    const what = files === 1 ? '1 file' : `${files} files`;
    return `The draft and its ${what} will be deleted for good. Students haven’t seen them.`;
  },
  keep: 'Keep',
  removeWhat: (files: number) => {
    if (files === 0) return 'Delete draft';
    return files === 1 ? 'Delete draft and 1 file' : `Delete draft and ${files} files`;
  },
  removed: (name: string) => `${name} is deleted.`,
  notRemoved: (why: string) => `It wasn’t deleted. ${why}`,
  tryAgain: 'Try again',
};
