export const classTileTexts = {
  mine: 'My class',
  about: (name: string) => `About ${name}`,
  classNumber: 'Class number',
  teachers: 'Teachers',
  term: 'Term',
  start: 'Start',
  finish: 'Finish',
};
