import { Seeded } from '../roster/seeded';

/** A file, or a folder and its contents. */
export interface Outline {
  readonly name: string;
  readonly content?: readonly Outline[];
}

/** What a class's library contains: nothing, the usual, or a lot; or it doesn't exist yet. */
export type LibraryKind = 'usual' | 'empty' | 'missing' | 'vast';

/** In every twenty classes, there is one of each of the rare kinds. */
const rareKinds: Readonly<Record<number, LibraryKind>> = { 3: 'empty', 5: 'missing', 7: 'vast' };

/** @param position the class's position among its tenant's, from 0 */
export function libraryKindAt(position: number): LibraryKind {
  return rareKinds[position % 20] ?? 'usual';
}

function files(...names: readonly string[]): readonly Outline[] {
  return names.map((name) => ({ name }));
}

function numbered(count: number, nameOf: (n: string) => string): readonly string[] {
  return Array.from({ length: count }, (_, index) =>
    nameOf(String(index + 1).padStart(String(count).length, '0')),
  );
}

function folder(name: string, ...content: readonly Outline[]): Outline {
  return { name, content };
}

const longName =
  'Guidelines for written work – how to structure a report, cite sources, name your files, hand work in on time and what to do when something goes wrong (please read before you ask), version agreed with all teachers of the department.docx';

const always = (title: string): readonly Outline[] => [
  ...files(`Syllabus – ${title}.docx`, 'Homework #1.docx', 'Homework #2.docx', longName),
  folder(
    'Class Materials',
    ...files('Chapter 1 – Basics.pptx', 'Chapter 2 – First examples.pptx', 'Glossary.docx'),
    folder('Chapter 3', ...files('Slides.pptx', 'Exercises & answers.pdf', 'Summary.txt')),
  ),
  folder('Handouts & worksheets', ...files(...numbered(12, (n) => `Worksheet ${n}.docx`))),
];

const often: readonly Outline[] = [
  ...files('Class rules.pdf', 'Schedule & deadlines.xlsx', 'Seating chart, first weeks.xlsx'),
  ...files('Quiz 1 (with answers).pdf', 'Quiz 2.pdf', 'Homework #3.docx', 'Homework #4.docx'),
  ...files('Whiteboard, September 14.png', 'Whiteboard, October 5.png', 'reading list.txt'),
  ...files('Parents’ evening – slides.pptx', 'Frequently asked questions.docx'),
  folder('Group work', ...groups()),
  folder('Past exams', ...files('Final exam 2024.pdf', 'Final exam 2025.pdf', 'Answers 2025.pdf')),
];

const sometimes: readonly Outline[] = [
  ...files('Field trip – permission form.pdf', 'Field trip.mp4', 'Measurements.csv', 'LICENSE'),
  ...files('Müller-Lyer & other illusions.pptx', 'Résumé – the café survey.docx', 'Photos.zip'),
  ...files('C# or Python – poll results.xlsx', '100 % ready for the final.pdf'),
  folder('Übungen', ...files('Übung 1 – Größen schätzen.docx', 'Übung 2.docx', 'Lösungen.pdf')),
  folder('Recordings', ...files('Lesson of September 21.mp4', 'Lesson of October 12.mp4')),
  folder('Photos', ...files(...numbered(9, (n) => `Classroom ${n}.jpg`))),
  folder('Archive 2025–26'),
];

function groups(): readonly Outline[] {
  return numbered(4, (n) => `Group ${n}`).map((name) =>
    folder(name, ...files('Notes.docx', 'Presentation.pptx')),
  );
}

/** More than fits on two of Graph's pages. */
const vast = files(...numbered(430, (n) => `Reading log ${n}.docx`));

/** What a class's library contains, the same for the same seed. */
export function outlineLibrary(kind: LibraryKind, title: string, seed: string): readonly Outline[] {
  if (kind === 'empty' || kind === 'missing') return [];
  const choices = new Seeded(`${seed}/outline`);
  return [
    ...always(title.replaceAll(/["*:<>?/\\|]/g, ' –').trim()),
    ...choices.some(often, 0.8),
    ...choices.some(sometimes, 0.5),
    ...(kind === 'vast' ? vast : []),
  ];
}
