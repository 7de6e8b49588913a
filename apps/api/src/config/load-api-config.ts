import { join } from 'node:path';
import { InvalidEnvironment, loadConfig } from '@app/config';
import { apiConfigSchema, type ApiEnvironment } from './api-config';
import { readOrMakeCertificate, readOrMakeSecrets } from './secrets';

const secretVariables = [
  'SESSION_SECRET',
  'TOKEN_ENCRYPTION_KEYS',
  'CLIENT_SECRET',
  'CLIENT_CERTIFICATE_PATH',
] as const;

/** The environment with every default and every secret in it, given or made. */
export interface ApiConfig extends ApiEnvironment {
  DATABASE_URL: string;
  SESSION_SECRET: string;
  TOKEN_ENCRYPTION_KEYS: string;
  CLIENT_SECRET: string;
  CLIENT_CERTIFICATE_PATH: string;
  CLIENT_CERTIFICATE_PASSWORD: string;
}

type Variables = Record<string, string | undefined>;

/** Production makes no secret of its own: replicas would each have another. */
function missingInProduction(variables: Variables): string[] {
  if (variables['NODE_ENV'] !== 'production') return [];
  return secretVariables
    .filter((name) => !variables[name])
    .map((name) => `${name}: is required in production`);
}

function readEnvironment(variables: Variables): ApiEnvironment {
  const missing = missingInProduction(variables);
  try {
    const environment = loadConfig(apiConfigSchema, variables);
    if (missing.length === 0) return environment;
  } catch (error) {
    if (!(error instanceof InvalidEnvironment)) throw error;
    throw new InvalidEnvironment([...error.problems, ...missing]);
  }
  throw new InvalidEnvironment(missing);
}

/** What is not given: made at the first start, in VAR_DIR. */
async function madeSecrets({ VAR_DIR: folder, ...given }: ApiEnvironment) {
  const { sessionSecret, tokenEncryptionKeys, clientSecret } = readOrMakeSecrets(folder);
  return {
    SESSION_SECRET: sessionSecret,
    TOKEN_ENCRYPTION_KEYS: tokenEncryptionKeys,
    CLIENT_SECRET: clientSecret,
    CLIENT_CERTIFICATE_PATH: given.CLIENT_CERTIFICATE_PATH ?? (await readOrMakeCertificate(folder)),
  };
}

/**
 * The configuration of this process. Secrets that are not given are made in VAR_DIR at the first start.
 * @throws InvalidEnvironment naming every variable at fault (RUN-3)
 */
export async function loadApiConfig(variables: Variables): Promise<ApiConfig> {
  const environment = readEnvironment(variables);
  const isComplete = secretVariables.every((name) => environment[name] !== undefined);
  const filled = {
    DATABASE_URL: `sqlite:${join(environment.VAR_DIR, 'edugraph.sqlite')}`,
    CLIENT_CERTIFICATE_PASSWORD: '',
    ...(!isComplete && (await madeSecrets(environment))),
  };
  // zod leaves out what is not set, so nothing here is overwritten with undefined.
  return { ...filled, ...environment } as ApiConfig;
}
