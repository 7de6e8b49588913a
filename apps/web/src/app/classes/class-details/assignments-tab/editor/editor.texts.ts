export const editorTexts = {
  create: 'New assignment',
  edit: 'Edit assignment',
  close: 'Close',
  cancel: 'Cancel',
  name: 'Name',
  dueDate: 'Due date',
  dueTime: 'Due time',
  zone: 'Students see it in their own time zone.',
  when: (weekday: string, days: number) => {
    if (days === 0) return `${weekday}, today.`;
    if (days === 1) return `${weekday}, tomorrow.`;
    return `${weekday}, ${days} days from now.`;
  },
  instructions: 'Instructions (optional)',
  late: 'Take work that is handed in late',
  points: 'Points (optional)',
  files: 'Files',
  saveDraft: 'Save as draft',
  assign: 'Assign',
  save: 'Save',
  nameMissing: 'Give it a name.',
  nameLong: (length: number) => `A name has at most 255 characters; this one has ${length}.`,
  dateMissing: 'Choose a date.',
  dateWrong: 'This is no date. Write it like 10/20/2027.',
  timeMissing: 'Choose a time.',
  timeWrong: 'This is no time. Write it like 11:59 PM.',
  past: 'The due date has passed. Choose a later one.',
  instructionsLong: 'Instructions have at most 20,000 characters.',
  pointsWrong: 'Points are a number from 0 to 10,000.',
  notSaved: (why: string) => `The assignment was not saved. ${why}`,
  notAssigned: (why: string) => `The assignment is a draft, it was not assigned. ${why}`,
  notUploaded: (names: readonly string[]) =>
    `${quoted(names)} did not upload. The assignment stays a draft.`,
  tryAgain: 'Try again',
  saving: 'Saving…',
  uploading: (done: number, of: number) => `Uploading file ${Math.min(done + 1, of)} of ${of}…`,
  publishing: 'Assigning…',
  savedDraft: (name: string) => `${name} is saved as a draft.`,
  savedWithout: (name: string, files: readonly string[]) =>
    `${name} is saved as a draft, without ${quoted(files)}.`,
  saved: (name: string) => `${name} is saved.`,
  assigning: (name: string) => `${name} is being assigned.`,
  stopTitle: 'Stop uploading?',
  stopText: 'The assignment stays a draft, with the files that are uploaded so far.',
  keepUploading: 'Keep uploading',
  stop: 'Stop and close',
};

function quoted(names: readonly string[]): string {
  const words = names.map((name) => `“${name}”`);
  return new Intl.ListFormat('en-US').format(words);
}
