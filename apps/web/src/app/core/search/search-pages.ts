import type { FoundItem } from './found-item';
import { pageNames } from './search.texts';

const page = (path: string, name: string, icon: FoundItem['icon']): FoundItem => ({
  id: `page-${path.replaceAll('/', '-')}`,
  icon,
  name,
  detail: '',
  path: [path],
});

const linked = [
  page('/schools', pageNames.schools, 'school'),
  page('/classes', pageNames.classes, 'co-present'),
  page('/me', pageNames.me, 'person'),
];
const administration = [page('/admin', pageNames.admin, 'shield-person')];

/** The pages whose names contain a text; all of them for none. */
export function pagesFor(text: string, isAdmin: boolean): FoundItem[] {
  const wanted = text.trim().toLowerCase();
  const pages = [...linked, ...(isAdmin ? administration : [])];
  return pages.filter(({ name }) => name.toLowerCase().includes(wanted));
}
