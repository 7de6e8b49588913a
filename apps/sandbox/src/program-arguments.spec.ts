import { InvalidArguments, parseProgramArguments } from './program-arguments';

describe('parseProgramArguments', () => {
  it('means the built-in school with the first tenant consented when nothing is given', () => {
    expect(parseProgramArguments([])).toEqual({
      rosters: { data: [] },
      consent: 'first',
      isFresh: false,
    });
  });

  it('takes folders in the order given, with and without a domain', () => {
    const { rosters } = parseProgramArguments(['--data', 'a', '--data=b=north.example', '--fresh']);
    expect(rosters.data).toMatchObject([{ folder: 'a' }, { folder: 'b', domain: 'north.example' }]);
  });

  it('takes sizes for a generated roster', () => {
    const { rosters, consent } = parseProgramArguments([
      '--generate',
      'users=50,schools=1',
      '--consent',
      'all',
    ]);
    expect(rosters.generate).toMatchObject({ users: 50, schools: 1 });
    expect(consent).toBe('all');
  });

  it.each([[['--nope']], [['--data']], [['--consent', 'maybe']], [['extra']], [['--fresh=1']]])(
    'refuses %j in words',
    (argv) => {
      expect(() => parseProgramArguments(argv)).toThrow(InvalidArguments);
    },
  );
});
