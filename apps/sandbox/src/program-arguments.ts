import { parseArgs } from 'node:util';
import * as z from 'zod';
import { parseDataOption, parseGenerateOption, type RosterOptions } from './roster/load-rosters';

const consents = ['first', 'all', 'none'] as const;
/** Which tenants start out with their administrator's consent given. */
export type InitialConsent = (typeof consents)[number];

/** The sandbox's command line, parsed. */
export interface ProgramArguments {
  readonly rosters: RosterOptions;
  readonly consent: InitialConsent;
  /** Whether to forget what an earlier run saved. */
  readonly isFresh: boolean;
  /** Whether Graph sticks to what Microsoft's docs promise. */
  readonly isStrict: boolean;
}

/** What is wrong with the command line, for the person who typed it. */
export class InvalidArguments extends Error {}

function parseConsent(value: string): InitialConsent {
  const parsed = z.enum(consents).safeParse(value);
  if (parsed.success) return parsed.data;
  throw new InvalidArguments(`--consent ${value}: use first, all or none.`);
}

function readOptions(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        data: { type: 'string', multiple: true, default: [] },
        generate: { type: 'string' },
        consent: { type: 'string', default: 'first' },
        fresh: { type: 'boolean', default: false },
        strict: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    // node:util names the unknown or incomplete option.
    throw new InvalidArguments((error as Error).message, { cause: error });
  }
}

/** @throws InvalidArguments, or InvalidRoster for errors in `--data` and `--generate` */
export function parseProgramArguments(argv: readonly string[]): ProgramArguments {
  const { data, generate, consent, fresh, strict } = readOptions(argv);
  return {
    rosters: {
      data: data.map(parseDataOption),
      ...(generate !== undefined && { generate: parseGenerateOption(generate) }),
    },
    consent: parseConsent(consent),
    isFresh: fresh,
    isStrict: strict,
  };
}
