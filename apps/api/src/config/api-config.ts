import { validateCronExpression } from 'cron';
import * as z from 'zod';
import { trustedProxies } from './trusted-proxies';

const flag = z.enum(['true', 'false']).transform((text) => text === 'true');
const onOff = z.enum(['on', 'off']).transform((text) => text === 'on');
const origin = z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin);
const port = z.coerce.number().int().min(0).max(65_535);

/** Of two keys with the same id, only one would open anything: the other would never get used. */
function hasDistinctIds(keys: string): boolean {
  const ids = keys.split(',').map((pair) => pair.split(':')[0]);
  return new Set(ids).size === ids.length;
}

/** The sandbox's built-in app registration; a real deployment sets CLIENT_ID. */
const sandboxClientId = '5a1b0c7e-2d3f-4e6a-9b8c-0d1e2f3a4b5c';

export const demoAccountsSchema = z.array(
  z.object({ name: z.string(), role: z.string(), loginHint: z.string() }),
);

/** Every variable the API reads, by its name in the environment. `.env.example` describes each. */
export const apiConfigSchema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  PORT: port.default(3000),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'must be an address or a name of this computer')
    .optional(),
  PUBLIC_URL: origin.optional(),
  VAR_DIR: z.string().default('./var'),
  DATABASE_URL: z
    .string()
    .regex(/^(sqlite:|mysql:\/\/|mariadb:\/\/)/, 'must start with sqlite: or mysql://')
    .optional(),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//, 'must start with redis://')
    .optional(),
  ENTRA_LOGIN_URL: origin.default('http://127.0.0.1:3100'),
  GRAPH_URL: origin.default('http://127.0.0.1:3100'),
  OUTLOOK_URL: origin.default('http://127.0.0.1:3100'),
  CLIENT_ID: z.guid().default(sandboxClientId),
  CLIENT_SECRET: z.string().min(8).optional(),
  CLIENT_CERTIFICATE_PATH: z.string().optional(),
  CLIENT_CERTIFICATE_PASSWORD: z.string().optional(),
  SESSION_SECRET: z.string().min(32).optional(),
  TOKEN_ENCRYPTION_KEYS: z
    .string()
    .regex(
      /^[\w-]+:[A-Za-z0-9+/]{43}=(,[\w-]+:[A-Za-z0-9+/]{43}=)*$/,
      'must be id:base64 of 32 bytes, comma-separated',
    )
    .refine(hasDistinctIds, 'each key must have its own id')
    .optional(),
  SYNC_CRON: z
    .string()
    .refine((text) => validateCronExpression(text).valid, 'must be a cron expression of six fields')
    .default('0 */5 * * * *'),
  SYNC_ENABLED: flag.default(true),
  ROSTER_MIRROR: onOff.default(false),
  DEMO_HELPER: flag.default(false),
  SOURCE_CODE_REPOSITORY_URL: z
    .url({ protocol: /^https?$/ })
    .transform((url) => url.replace(/(?<!\/)\/+$/, ''))
    .optional(),
  DEMO_ACCOUNTS: z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue('must be JSON');
        return z.NEVER;
      }
    })
    .pipe(demoAccountsSchema)
    .optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  // Microsoft's docs name 50 MB for an assignment, newer pages 500.
  UPLOAD_LIMIT_MB: z.coerce.number().int().positive().max(500).default(50),
  TRUST_PROXY: trustedProxies.default(false),
  METRICS_PORT: port.optional(),
});

/** The validated environment; it doesn't include secrets created on first start (see `secrets.ts`). */
export type ApiEnvironment = z.output<typeof apiConfigSchema>;
