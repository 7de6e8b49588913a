import { X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';

/** Where to find the registered app's secret and certificate. */
export interface CredentialSource {
  readonly varDirectory: string;
  readonly clientSecret?: string | undefined;
  readonly certificatePath?: string | undefined;
}

/** The secret and certificate that the built-in registration currently accepts. */
export interface RegisteredCredentials {
  secret(): Promise<string | undefined>;
  certificate(): Promise<X509Certificate | undefined>;
}

const secretsSchema = z.object({ clientSecret: z.string().min(1) });

async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Reads the files every time: the API may create them after the sandbox has started. */
export function registeredCredentials(source: CredentialSource): RegisteredCredentials {
  return {
    async secret() {
      if (source.clientSecret) return source.clientSecret;
      const text = await readIfThere(join(source.varDirectory, 'secrets.json'));
      return text && secretsSchema.parse(JSON.parse(text.toString())).clientSecret;
    },
    async certificate() {
      const path = source.certificatePath ?? join(source.varDirectory, 'app-only.pfx');
      // The app's setting names the .pfx with the private key; the certificate alone sits next to it.
      const file = await readIfThere(path.replace(/\.(pfx|p12)$/i, '.cer'));
      return file && new X509Certificate(file);
    },
  };
}
