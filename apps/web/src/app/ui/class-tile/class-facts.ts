import { schoolDateText } from '../facts/school-date';
import { classTileTexts as texts } from './class-tile.texts';

/** The class data a tile needs. */
export interface TileClass {
  readonly id: string;
  readonly displayName: string;
  readonly code: string | null;
  readonly term: {
    readonly displayName: string | null;
    readonly startDate: string | null;
    readonly endDate: string | null;
  } | null;
  readonly teachers: readonly { readonly id: string; readonly displayName: string }[];
}

export interface ClassFact {
  readonly label: string;
  readonly values: readonly string[];
}

/** Number, teachers, term, start, and finish (EDU-2), omitting those missing from the roster. */
export function classFacts({ code, teachers, term }: TileClass, locale?: string): ClassFact[] {
  const date = (day: string | null | undefined) => (day ? [schoolDateText(day, locale)] : []);
  const facts: ClassFact[] = [
    { label: texts.classNumber, values: code ? [code] : [] },
    { label: texts.teachers, values: teachers.map((teacher) => teacher.displayName) },
    { label: texts.term, values: term?.displayName ? [term.displayName] : [] },
    { label: texts.start, values: date(term?.startDate) },
    { label: texts.finish, values: date(term?.endDate) },
  ];
  return facts.filter((fact) => fact.values.length > 0);
}
