import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { certificateOf, makeAppCertificate } from './app-certificate';
import { writeOnce } from './write-once';

const secretsSchema = z.object({
  sessionSecret: z.string().min(32),
  tokenEncryptionKeys: z.string(),
  clientSecret: z.string().min(8),
});
/** What a first start creates, as stored in VAR_DIR/secrets.json. */
export type Secrets = z.infer<typeof secretsSchema>;

function makeSecrets(): Secrets {
  return {
    sessionSecret: randomBytes(32).toString('base64url'),
    tokenEncryptionKeys: `k1:${randomBytes(32).toString('base64')}`,
    clientSecret: randomBytes(24).toString('base64url'),
  };
}

export function readOrMakeSecrets(folder: string): Secrets {
  const path = join(folder, 'secrets.json');
  if (!existsSync(path)) writeOnce(path, `${JSON.stringify(makeSecrets(), null, 2)}\n`);
  try {
    return secretsSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    // Doesn't report what is wrong with it: the message could contain a secret.
    throw new Error(`${path} is not a secrets file. Remove it to get a new one.`);
  }
}

/**
 * The `.cer` is read from the `.pfx` that won, so two simultaneous processes can't leave a mismatched pair.
 * @returns the path of the `.pfx`
 */
export async function readOrMakeCertificate(folder: string): Promise<string> {
  const path = join(folder, 'app-only.pfx');
  if (!existsSync(path)) writeOnce(path, await makeAppCertificate());
  const certificatePath = join(folder, 'app-only.cer');
  if (!existsSync(certificatePath)) writeOnce(certificatePath, certificateOf(readFileSync(path)));
  return path;
}
