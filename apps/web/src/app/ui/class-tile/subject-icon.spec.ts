import { subjectIcon } from './subject-icon';

describe('the icon of a class (EDU-2)', () => {
  it.each([
    ['Math - Algebra 1', 'calculate'],
    ['English - Language 2', 'menu-book'],
    ['Language Arts 3', 'menu-book'],
    ['Spanish Language', 'translate'],
    ['History - World History 1', 'public'],
    ['Social Science', 'public'],
    ['Science - Biology 1', 'biotech'],
    ['Computer Science', 'computer'],
    ['Physical Education 2', 'sports-basketball'],
    ['Health 1', 'health-and-safety'],
    ['Art', 'palette'],
    ['Homeroom', 'school'],
    ['Smart start', 'school'],
  ])('%s → %s', (name, icon) => {
    expect(subjectIcon(name)).toBe(icon);
  });
});
