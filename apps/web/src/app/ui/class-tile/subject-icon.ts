import type { IconName } from '../icon/icon-names';

/** Words in class names and the icon for their subject; the first match wins. */
const subjects: readonly (readonly [RegExp, IconName])[] = [
  [/\b(math\w*|algebra|geometry|calculus|trigonometry|statistics|arithmetic)\b/i, 'calculate'],
  [/\b(physical education|p\.?e|gym\w*|sports?|athletics)\b/i, 'sports-basketball'],
  [/\b(health|nursing|first aid|wellness)\b/i, 'health-and-safety'],
  [/\b(computer\w*|computing|coding|programming|informatics|ict)\b/i, 'computer'],
  [/\b(spanish|french|german|latin|chinese|italian|arabic|japanese)\b/i, 'translate'],
  [/\b(english|language|literature|reading|writing|grammar)\b/i, 'menu-book'],
  [/\b(history|geography|world|civics|government|economics|social)\b/i, 'public'],
  [/science|\b(biology|chemistry|physics|astronomy|ecology|lab)\b/i, 'biotech'],
  [/\b(music|band|choir|chorus|orchestra)\b/i, 'music-note'],
  [/\b(arts?|drawing|painting|ceramics|photography|design)\b/i, 'palette'],
  [/\b(drama|theat(er|re)|dance)\b/i, 'theater-comedy'],
];

/** A class's icon, based on the subject in its name. */
export function subjectIcon(className: string): IconName {
  return subjects.find(([words]) => words.test(className))?.[1] ?? 'school';
}
