import { shellTexts } from '../shell/shell.texts';
import type { FoundItem } from './found-item';

const page = (path: string, name: string, icon: FoundItem['icon']): FoundItem => ({
  id: `page-${path.replaceAll('/', '-')}`,
  icon,
  name,
  detail: '',
  path: [path],
});

const linked = [
  page('/schools', shellTexts.schools, 'school'),
  page('/classes', shellTexts.classes, 'co-present'),
  page('/me', shellTexts.aboutMe, 'person'),
];
const administration = [page('/admin', shellTexts.admin, 'shield-person')];

/** The pages whose names contain a text; all of them for none. */
export function pagesFor(text: string, isAdmin: boolean): FoundItem[] {
  const wanted = text.trim().toLowerCase();
  const pages = [...linked, ...(isAdmin ? administration : [])];
  return pages.filter(({ name }) => name.toLowerCase().includes(wanted));
}
