import { InvalidArguments, parseProgramArguments } from './program-arguments';

describe('parseProgramArguments', () => {
  it("defaults to the built-in school, with the first tenant's consent given", () => {
    expect(parseProgramArguments([])).toEqual({
      rosters: { data: [] },
      consent: 'first',
      isFresh: false,
      isStrict: false,
    });
  });

  it('accepts folders in the given order, with and without a domain', () => {
    const { rosters } = parseProgramArguments(['--data', 'a', '--data=b=north.example', '--fresh']);
    expect(rosters.data).toMatchObject([{ folder: 'a' }, { folder: 'b', domain: 'north.example' }]);
  });

  it.each(['toString', 'constructor', '__proto__', 'valueOf'])(
    'refuses a size named %s, which every object has',
    (name) => {
      const parse = () => parseProgramArguments(['--generate', `${name}=5`]);
      expect(parse).toThrow(`"${name}" isn't one of`);
    },
  );

  it('accepts sizes for a generated roster', () => {
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
    'refuses %j with a reason',
    (argv) => {
      expect(() => parseProgramArguments(argv)).toThrow(InvalidArguments);
    },
  );
});
