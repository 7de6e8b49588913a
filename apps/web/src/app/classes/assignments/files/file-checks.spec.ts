import { checkFiles } from './file-checks';

const limits = { mostFiles: 5, mostBytes: 50_000_000 };
const file = (name: string, size = 1) => ({ name, size });
const refusal = (name: string, size = 1) =>
  checkFiles([file(name, size)], [], limits).refused.join();

describe('checkFiles', () => {
  it('ASG-2: accepts five files and says what to do about a sixth', () => {
    const six = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => file(`${name}.docx`));
    const { accepted, refused } = checkFiles(six, [], limits);
    expect(accepted.map(({ name }) => name)).toEqual(six.slice(0, 5).map(({ name }) => name));
    expect(refused).toEqual(['You can add up to 5 files. Remove one first.']);
    expect(
      checkFiles(
        six,
        ['1', '2', '3', '4'].map((name) => file(name)),
        limits,
      ).accepted,
    ).toHaveLength(1);
  });

  it('ASG-2: rejects a duplicate name, regardless of case or Unicode form', () => {
    expect(checkFiles([file('Plan.docx')], [file('plan.DOCX')], limits).refused).toEqual([
      'A file named “Plan.docx” already exists.',
    ]);
    const composed = [file('Caf\u00e9.txt'), file('Cafe\u0301.txt')];
    expect(checkFiles(composed, [], limits).accepted).toHaveLength(1);
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
    expect(refusal(name)).toContain('OneDrive doesn’t allow the name');
  });

  it.each(['Größe 😀.docx', 'a#b%c.txt', '.profile', 'console.txt', 'no extension', "it's.pdf"])(
    'ASG-6: accepts the name %j',
    (name) => {
      expect(checkFiles([file(name)], [], limits).refused).toEqual([]);
    },
  );

  it('ASG-6: rejects files that are empty, too large, or have too long a name', () => {
    expect(refusal('empty.txt', 0)).toBe('“empty.txt” is empty.');
    expect(refusal('film.mp4', limits.mostBytes)).toBe('');
    expect(refusal('film.mp4', limits.mostBytes + 1)).toBe(
      '“film.mp4” is too large. All files together can be up to 50 MB.',
    );
    expect(refusal(`${'n'.repeat(252)}.txt`)).toContain('is too long');
  });

  it('ASG-6: counts the sizes of existing and new files together', () => {
    const files = [file('b.mp4', 20_000_000), file('c.mp4', 20_000_000), file('d.txt', 5_000_000)];
    const { accepted, refused } = checkFiles(files, [file('a.mp4', 25_000_000)], limits);
    expect(accepted.map(({ name }) => name)).toEqual(['b.mp4', 'd.txt']);
    expect(refused).toEqual([
      'There’s no room left for “c.mp4”. All files together can be up to 50 MB.',
    ]);
  });

  it('ASG-6: checks no limits until the API has reported them', () => {
    const films = ['1', '2', '3', '4', '5', '6'].map((name) => file(name, 60_000_000));
    expect(checkFiles(films, [], undefined).accepted).toHaveLength(6);
  });
});
