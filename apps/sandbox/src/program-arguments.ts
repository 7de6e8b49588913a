import { parseArgs } from 'node:util';
import * as z from 'zod';
import { parseDataOption, parseGenerateOption } from './roster/load-rosters';
import type { RosterOptions } from './roster/load-rosters';

const consents = ['first', 'all', 'none'] as const;
/** Which tenants start with their administrator's consent given. */
export type InitialConsent = (typeof consents)[number];

/** The command line of the sandbox, understood. */
export interface ProgramArguments {
  readonly rosters: RosterOptions;
  readonly consent: InitialConsent;
  /** Whether what an earlier run kept is forgotten. */
  readonly isFresh: boolean;
}

/** What is wrong with the command line, for the person who typed it. */
export class InvalidArguments extends Error {}

function parseConsent(value: string): InitialConsent {
  const parsed = z.enum(consents).safeParse(value);
  if (parsed.success) return parsed.data;
  throw new InvalidArguments(`--consent ${value}: write first, all or none.`);
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
      },
    }).values;
  } catch (error) {
    // node:util names the unknown or incomplete option.
    throw new InvalidArguments((error as Error).message, { cause: error });
  }
}

/** @throws InvalidArguments, or InvalidRoster for what is wrong with `--data` and `--generate` */
export function parseProgramArguments(argv: readonly string[]): ProgramArguments {
  const { data, generate, consent, fresh } = readOptions(argv);
  return {
    rosters: {
      data: data.map(parseDataOption),
      ...(generate !== undefined && { generate: parseGenerateOption(generate) }),
    },
    consent: parseConsent(consent),
    isFresh: fresh,
  };
}
