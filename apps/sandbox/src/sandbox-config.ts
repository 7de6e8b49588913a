import * as z from 'zod';

const origins = z
  .string()
  .default('')
  .transform((list) =>
    list
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean),
  )
  .pipe(z.array(z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin)));

/** The sandbox's environment variables. */
export const sandboxConfigSchema = z.object({
  SANDBOX_PORT: z.coerce.number().int().min(0).max(65_535).default(3100),
  SANDBOX_HOST: z.string().default('127.0.0.1'),
  /** Who may call `/_sandbox`: programs on this computer, or anyone who reaches the port. */
  SANDBOX_CONTROL: z.enum(['loopback', 'any']).default('loopback'),
  SANDBOX_REDIRECT_ORIGINS: origins,
  /** Same as `--strict`. */
  SANDBOX_STRICT: z.stringbool().default(false),
  VAR_DIR: z.string().default('./var'),
  CLIENT_ID: z.guid().toLowerCase().default('5a1b0c7e-2d3f-4e6a-9b8c-0d1e2f3a4b5c'),
  CLIENT_SECRET: z.string().optional(),
  CLIENT_CERTIFICATE_PATH: z.string().optional(),
});
export type SandboxConfig = z.output<typeof sandboxConfigSchema>;
