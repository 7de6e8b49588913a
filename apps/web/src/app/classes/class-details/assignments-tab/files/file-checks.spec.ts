import { checkFiles, maxBytes } from './file-checks';

const file = (name: string, size = 1) => ({ name, size });
const refusal = (name: string, size = 1) => checkFiles([file(name, size)], []).refused.join();

describe('checkFiles', () => {
  it('ASG-2: takes five files and says what to do with the sixth', () => {
    const six = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => file(`${name}.docx`));
    const { accepted, refused } = checkFiles(six, []);
    expect(accepted.map(({ name }) => name)).toEqual(six.slice(0, 5).map(({ name }) => name));
    expect(refused).toEqual(['You can add up to 5 files. Remove one first.']);
    expect(checkFiles(six, ['1', '2', '3', '4']).accepted).toHaveLength(1);
  });

  it('ASG-2: refuses a repeated name, whatever its case or composition', () => {
    expect(checkFiles([file('Plan.docx')], ['plan.DOCX']).refused).toEqual([
      'A file named “Plan.docx” is already there.',
    ]);
    expect(checkFiles([file('Caf\u00e9.txt'), file('Cafe\u0301.txt')], []).accepted).toHaveLength(
      1,
    );
  });

  it.each([
    'a:b.docx',
    'what?.pdf',
    'a/b.txt',
    'CON.txt',
    'lpt1',
    '~$plan.docx',
    ' lead.txt',
    'trail.txt ',
    'dot.',
    '..',
    'a\u0007.txt',
    'x_vti_y.txt',
  ])('ASG-6: refuses the name %j', (name) => {
    expect(refusal(name)).toContain('OneDrive does not take the name');
  });

  it.each(['Größe 😀.docx', 'a#b%c.txt', '.profile', 'console.txt', 'no extension', "it's.pdf"])(
    'ASG-6: takes the name %j',
    (name) => {
      expect(checkFiles([file(name)], []).refused).toEqual([]);
    },
  );

  it('ASG-6: refuses what is empty, too large or has too long a name', () => {
    expect(refusal('empty.txt', 0)).toBe('“empty.txt” is empty.');
    expect(refusal('film.mp4', maxBytes)).toBe('');
    expect(refusal('film.mp4', maxBytes + 1)).toContain('“film.mp4” is too large.');
    expect(refusal(`${'n'.repeat(252)}.txt`)).toContain('is too long');
  });
});
