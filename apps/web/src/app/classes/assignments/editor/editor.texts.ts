export const editorTexts = {
  create: 'New assignment',
  edit: 'Edit assignment',
  close: 'Close',
  cancel: 'Cancel',
  name: 'Name',
  dueDate: 'Due date',
  dueTime: 'Due time',
  zone: 'Students see it in their own time zone.',
  when: (moment: string, days: number) => {
    if (days < 0) return `${moment}.`;
    if (days === 0) return `${moment}, today.`;
    if (days === 1) return `${moment}, tomorrow.`;
    return `${moment}, ${days} days from now.`;
  },
  instructions: 'Instructions (optional)',
  late: 'Accept late work',
  points: 'Points (optional)',
  files: 'Files',
  saveDraft: 'Save as draft',
  assign: 'Assign',
  save: 'Save',
  nameMissing: 'Enter a name.',
  nameLong: (length: number) => `Use at most 255 characters; this name has ${length}.`,
  dateMissing: 'Choose a date.',
  dateWrong: (example: string) => `This isn’t a date. Enter it like ${example}.`,
  timeMissing: 'Choose a time.',
  timeWrong: (example: string) => `This isn’t a time. Enter it like ${example}.`,
  timeSkipped: 'Clocks go forward on this day, so this time doesn’t exist. Choose another.',
  past: 'The due date has passed. Choose a later one.',
  instructionsLong: 'Use at most 20,000 characters.',
  pointsWrong: 'Enter a number from 0 to 10,000.',
  notSaved: (why: string) => `The assignment wasn’t saved. ${why}`,
  notAssigned: (why: string) => `The assignment wasn’t assigned and is still a draft. ${why}`,
  notUploaded: (names: readonly string[]) =>
    `${quoted(names)} didn’t upload. The assignment stays a draft.`,
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
  stopText: 'The assignment stays a draft, with the files uploaded so far.',
  keepUploading: 'Keep uploading',
  stop: 'Stop and close',
};

function quoted(names: readonly string[]): string {
  const words = names.map((name) => `“${name}”`);
  return new Intl.ListFormat('en-US').format(words);
}
