import type { SearchResults } from '@app/contracts';
import type { IconName } from '../../ui/icon/icon-names';
import { searchTexts, type GroupName } from './search.texts';

/** A line of the results. */
export interface FoundItem {
  id: string;
  icon: IconName;
  name: string;
  detail: string;
  /** Where it leads; without one, it can't be opened. */
  path?: readonly string[];
}

export interface FoundGroup {
  name: GroupName;
  items: readonly FoundItem[];
}

const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });

/** The groups that have results, in their order. */
export function groupsOf(
  pages: readonly FoundItem[],
  { classes, people, assignments }: Pick<SearchResults, 'classes' | 'people' | 'assignments'>,
): FoundGroup[] {
  const groups: FoundGroup[] = [
    { name: 'pages', items: pages },
    {
      name: 'classes',
      items: classes.map(({ id, displayName, code }) => ({
        id: `class-${id}`,
        icon: 'co-present',
        name: displayName,
        detail: code ?? '',
        path: ['/classes', id],
      })),
    },
    {
      name: 'people',
      items: people.map((person) => ({
        id: `person-${person.id}`,
        icon: 'person',
        name: person.displayName,
        detail: [
          person.role && searchTexts.roles[person.role],
          person.class?.displayName ?? searchTexts.noClass,
          person.userPrincipalName,
        ]
          .filter(Boolean)
          .join(' · '),
        ...(person.class && { path: ['/classes', person.class.id, 'students'] }),
      })),
    },
    {
      name: 'assignments',
      items: assignments.map((one) => ({
        id: `assignment-${one.class.id}-${one.id}`,
        icon: 'assignment',
        name: one.displayName,
        detail: `${one.class.displayName} · ${dueOf(one.dueDateTime)}`,
        path: ['/classes', one.class.id, 'assignments', one.id],
      })),
    },
  ];
  return groups.filter(({ items }) => items.length > 0);
}

const dueOf = (time: string | null) =>
  time === null ? searchTexts.noDate : searchTexts.due(day.format(new Date(time)));
