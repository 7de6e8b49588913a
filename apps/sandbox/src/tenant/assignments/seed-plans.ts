import type { Class } from '../roster/entities';

/** How far along a made-up assignment is. */
type Work = 'unpublished' | 'untouched' | 'started' | 'handedIn' | 'returned';

/** An assignment to make up. */
export interface SeedPlan {
  /** Distinguishes it from the others in its class. */
  readonly name: string;
  readonly title: string;
  readonly instructions: string;
  readonly work: Work;
  /** Negative if it's past. */
  readonly dueInDays: number;
  /** How many days before that it was created; for a draft, more than are left. */
  readonly leadDays: number;
  readonly allowsLate: boolean;
  readonly maxPoints: number | null;
  /** The names of its handouts. */
  readonly handouts: readonly string[];
}

type Shape = Omit<SeedPlan, 'title'>;

/** Oldest first, in the order created. */
const shapes: readonly Shape[] = [
  {
    name: 'returned',
    instructions: 'Hand in one document. Grades follow within a week.',
    work: 'returned',
    dueInDays: -9,
    leadDays: 14,
    allowsLate: true,
    maxPoints: 50,
    handouts: ['Instructions.docx', 'Rubric.xlsx'],
  },
  {
    name: 'closed',
    instructions: 'No late work, please.',
    work: 'handedIn',
    dueInDays: -4,
    leadDays: 10,
    allowsLate: false,
    maxPoints: 20,
    handouts: [],
  },
  {
    name: 'late',
    instructions: 'Late work is fine until grades are in.',
    work: 'handedIn',
    dueInDays: -2,
    leadDays: 7,
    allowsLate: true,
    maxPoints: 100,
    handouts: ['Worksheet.docx'],
  },
  {
    name: 'soon',
    instructions: 'Read the handout first.',
    work: 'started',
    dueInDays: 2,
    leadDays: 8,
    allowsLate: true,
    maxPoints: 20,
    handouts: ['Handout.pdf', 'Slides.pptx'],
  },
  {
    name: 'later',
    instructions: 'Work in pairs; everyone hands in their own copy.',
    work: 'untouched',
    dueInDays: 9,
    leadDays: 10,
    allowsLate: false,
    maxPoints: null,
    handouts: [],
  },
  {
    name: 'draft',
    instructions: 'To be discussed in class before it is assigned.',
    work: 'unpublished',
    dueInDays: 14,
    leadDays: 15,
    allowsLate: true,
    maxPoints: 50,
    handouts: ['Template.docx'],
  },
];

/** By subject, one for each shape. */
const titles = {
  science: [
    'Lab report: density',
    'Safety quiz',
    'Reaction types worksheet',
    'Data analysis: cooling curve',
    'Poster: an element of your choice',
    'Research project proposal',
  ],
  numbers: [
    'Problem set 4',
    'Skills check',
    'Problem set 5',
    'Practice: word problems',
    'Investigation: patterns',
    'Unit review',
  ],
  words: [
    'Essay: first draft',
    'Vocabulary check',
    'Reading log',
    'Chapter questions',
    'Presentation of a short story',
    'Book report',
  ],
  world: [
    'Source analysis',
    'Map quiz',
    'Timeline of the period',
    'Reading questions',
    'Debate preparation',
    'Research paper outline',
  ],
  making: [
    'Project 1: report',
    'Terms check',
    'Exercise: revise your work',
    'Critique of a peer',
    'Project 2: plan',
    'Portfolio page',
  ],
} as const;

function fieldOf({ course, displayName }: Class): keyof typeof titles {
  const subject = `${course?.subject ?? ''} ${displayName}`;
  if (/science|biology|chemistry|physics/i.test(subject)) return 'science';
  if (/math|algebra|geometry|calculus|computer/i.test(subject)) return 'numbers';
  if (/english|language|humanities|spanish|french/i.test(subject)) return 'words';
  return /history|social|geography|econom/i.test(subject) ? 'world' : 'making';
}

/** What a class starts with, worded for its subject. */
export function seedPlans(item: Class): readonly SeedPlan[] {
  const names = titles[fieldOf(item)];
  return shapes.map((shape, index) => ({ ...shape, title: names[index] ?? shape.name }));
}
