import { clockAt } from '../../../clock/testing/clock-at';
import type { RedisConnection } from '../../../database/redis';
import type { KnownDevice } from './known-device.cookie';
import { RateLimited, SignInThrottle, type Guess } from './sign-in-throttle';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const email = 'owner@school.example';

/** What ADR 0016 promises, per account and day. */
const guessesADay = { fromOnePlace: 115, fromEverywhere: 780 };

/** Someone who tries, and tries again at the time `act` returns, if any. */
interface Agent {
  at: number;
  act(now: number): Promise<number | undefined>;
}

/** A repeatable source of randomness (mulberry32). */
function chanceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A throttle with its own time, and its users. */
class World {
  time = Date.UTC(2027, 0, 1);
  readonly start = this.time;
  readonly throttle: SignInThrottle;
  private readonly agents: Agent[] = [];

  constructor(seed = 1) {
    const clock = clockAt(() => this.time, chanceOf(seed));
    this.throttle = new SignInThrottle({ client: undefined } as RedisConnection, clock);
  }

  /** Milliseconds to wait before this guess may be made; 0 if it was made. */
  async wait(guess: Guess): Promise<number> {
    try {
      await this.throttle.take(guess);
      return 0;
    } catch (error) {
      if (!(error instanceof RateLimited)) throw error;
      // In whole seconds, as in the response.
      return Math.max(1, Math.ceil(error.options.retryAfter ?? 0)) * second;
    }
  }

  /** Guesses as fast as allowed, and tries far more often than told to. */
  attacker(guess: () => Guess, everyMs: number): { guesses: number } {
    const count = { guesses: 0 };
    const act = async (now: number) => {
      if ((await this.wait(guess())) === 0) count.guesses++;
      return now + everyMs;
    };
    this.agents.push({ at: this.time, act });
    return count;
  }

  /** Knows the password, perhaps after some wrong ones, and comes back when told to. */
  owner(guess: Guess, after: number, wrong = 0): { waited?: number } {
    const seen: { waited?: number } = {};
    const from = this.time + after;
    let mistakes = wrong;
    const act = async (now: number) => {
      const wait = await this.wait(guess);
      if (wait > 0) return now + wait;
      if (mistakes-- > 0) return now + 3 * second;
      await this.throttle.giveBack(guess);
      seen.waited = now - from - wrong * 3 * second;
      return undefined;
    };
    this.agents.push({ at: from, act });
    return seen;
  }

  async run(length: number): Promise<void> {
    const end = this.time + length;
    for (;;) {
      const next = this.agents.reduce((first, agent) => (agent.at < first.at ? agent : first));
      if (next.at >= end) break;
      this.time = next.at;
      next.at = (await next.act(this.time)) ?? Infinity;
    }
    this.time = end;
  }
}

const network = (n: number) => `10.${n >> 8}.${n & 255}.1`;
const deviceOf = (id: string, known: string[] = []): KnownDevice => ({
  id,
  isOf: (tried) => known.includes(tried),
});

describe('guesses per account and day (S-10)', () => {
  it('are limited from one network', async () => {
    const world = new World();
    const attack = world.attacker(() => ({ email, address: network(1) }), 5 * second);
    await world.run(day);
    expect(attack.guesses).toBeGreaterThan(90);
    expect(attack.guesses).toBeLessThanOrEqual(guessesADay.fromOnePlace);
  });

  it("are limited from the owner's stolen browser", async () => {
    const world = new World();
    const device = deviceOf('stolen', [email]);
    let n = 0;
    const attack = world.attacker(() => ({ email, address: network(n++), device }), 5 * second);
    await world.run(day);
    expect(attack.guesses).toBeLessThanOrEqual(guessesADay.fromOnePlace);
  });

  it('are limited from any number of networks', async () => {
    const world = new World();
    const attacks = Array.from({ length: 40 }, (_, n) =>
      world.attacker(() => ({ email, address: network(n) }), minute),
    );
    await world.run(day);
    const guesses = attacks.reduce((sum, attack) => sum + attack.guesses, 0);
    expect(guesses).toBeGreaterThan(600);
    expect(guesses).toBeLessThanOrEqual(guessesADay.fromEverywhere);
  });

  it.each([
    ['networks', (n: number) => ({ email, address: network(n) })],
    [
      "somebody else's browsers",
      (n: number) => ({ email, address: network(1), device: deviceOf(`own ${n}`) }),
    ],
  ])('are limited from an endless supply of %s', async (_, guess) => {
    const world = new World();
    let n = 0;
    const attack = world.attacker(() => guess(n++), 5 * second);
    await world.run(day);
    expect(attack.guesses).toBeLessThanOrEqual(guessesADay.fromEverywhere);
  });

  it('are limited even while the owner keeps signing in from the same network', async () => {
    const world = new World();
    const guess = { email, address: network(1) };
    const attack = world.attacker(() => guess, 5 * second);
    for (let at = 0; at < day; at += 20 * minute) world.owner(guess, at);
    await world.run(day);
    expect(attack.guesses).toBeLessThanOrEqual(guessesADay.fromOnePlace);
  });

  it('are limited by growing waits of at most a quarter of an hour', async () => {
    const world = new World();
    const guess = { email, address: network(1) };
    const waits: number[] = [];
    for (let n = 0; n < 40; n++) {
      const wait = await world.wait(guess);
      if (wait > 0) waits.push(wait / second);
      world.time += wait;
    }
    expect(waits.slice(0, 6)).toEqual([5, 10, 20, 40, 80, 160]);
    expect(Math.max(...waits)).toBe(900);
  });
});

describe('the owner of an account under attack', () => {
  const attacked = (world: World, networks: number, everyMs: number) =>
    Array.from({ length: networks }, (_, n) =>
      world.attacker(() => ({ email, address: network(n) }), everyMs),
    );

  it('gets in at once with a browser used before, wherever the attack comes from (S-10)', async () => {
    const world = new World();
    attacked(world, 30, minute);
    const device = deviceOf('own', [email]);
    const entries = Array.from({ length: 48 }, (_, n) =>
      world.owner({ email, address: network(n % 30), device }, n * 29 * minute),
    );
    await world.run(day);
    expect(entries.map(({ waited }) => waited)).toEqual(entries.map(() => 0));
  });

  it('gets in at once with a new browser from a network other than the attack', async () => {
    const world = new World();
    attacked(world, 1, second);
    const entries = [1, 10, 60, 119].map((minutes) =>
      world.owner({ email, address: network(999) }, minutes * minute),
    );
    await world.run(2 * hour);
    expect(entries.map(({ waited }) => waited)).toEqual(entries.map(() => 0));
  });

  it('gets in at once with a browser somebody else has used before, from the network of the attack', async () => {
    const world = new World();
    attacked(world, 1, second);
    const entry = world.owner({ email, address: network(0), device: deviceOf('room 3') }, hour);
    await world.run(2 * hour);
    expect(entry.waited).toBe(0);
  });

  it.each([1, 2, 3, 4])(
    'gets in within hours with a new browser while 20 networks attack (chance %i)',
    async (seed) => {
      const world = new World(seed);
      attacked(world, 20, 10 * second);
      const entry = world.owner({ email, address: network(999) }, hour);
      await world.run(5 * hour);
      expect(entry.waited).toBeLessThan(4 * hour);
    },
  );

  it('waits at most a quarter of an hour after an attack from their own network', async () => {
    const world = new World();
    const guess = { email, address: network(1) };
    world.attacker(() => guess, 5 * second);
    await world.run(3 * hour);
    expect(await world.wait(guess)).toBeLessThanOrEqual(15 * minute);
  });

  it('waits only seconds after ten wrong tries', async () => {
    const world = new World();
    const guess = { email, address: network(1) };
    for (let n = 0; n < 10; n++) expect(await world.wait(guess)).toBe(0);
    expect(await world.wait(guess)).toBe(5 * second);
    world.time += 5 * second;
    expect(await world.wait(guess)).toBe(0);
  });
});

describe('guesses from one network at all accounts (S-10)', () => {
  it.each([
    ['with new browsers', () => undefined],
    ['with a browser that has an account of its own', () => deviceOf('own')],
    ['with an endless supply of such browsers', (n: number) => deviceOf(`own ${n}`)],
  ])('are limited %s', async (_, device) => {
    const world = new World();
    let n = 0;
    const guess = () => {
      n += 1;
      return { email: `person${n}@school.example`, address: network(1), device: device(n) };
    };
    const attack = world.attacker(guess, 20);
    await world.run(10 * minute);
    expect(attack.guesses).toBeLessThanOrEqual(1000 + 10 * 60 * 5);
  });
});

describe("a school of 1,000 behind one address, at eight o'clock", () => {
  const person = (n: number, device?: KnownDevice): Guess => ({
    email: `person${n}@school.example`,
    address: network(1),
    device,
  });

  function arrive(world: World, known: boolean) {
    return Array.from({ length: 1000 }, (_, n) => {
      const wrong = n % 10 === 0 ? 1 + (n % 4) : 0;
      const device = known ? deviceOf(`desk ${n}`) : undefined;
      return world.owner(person(n, device), n * 120, wrong);
    });
  }

  it('signs in without waiting, one in ten after wrong tries', async () => {
    const world = new World();
    const entries = arrive(world, false);
    await world.run(10 * minute);
    expect(entries.filter(({ waited }) => waited !== 0)).toEqual([]);
  });

  it.each([100, 900])('signs in without waiting after %i wrong tries', async (tries) => {
    const world = new World();
    for (let n = 0; n < tries; n++) await world.wait(person(n));
    const entries = arrive(world, false);
    await world.run(10 * minute);
    expect(entries.filter(({ waited }) => waited !== 0)).toEqual([]);
  });

  it('signs in without waiting with browsers used before while one user guesses endlessly', async () => {
    const world = new World();
    let n = 0;
    world.attacker(() => person(5000 + n++), 100);
    const entries = arrive(world, true);
    await world.run(10 * minute);
    expect(entries.filter(({ waited }) => waited !== 0)).toEqual([]);
  });
});
