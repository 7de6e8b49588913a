import { join } from 'node:path';
import { InvalidEnvironment, loadConfig } from '@app/config';
import { apiConfigSchema, type ApiEnvironment } from './api-config';
import { defaultsOf, problemsInProduction, secretVariables } from './production';
import { closeFolder } from './private-files';
import { readOrMakeCertificate, readOrMakeSecrets } from './secrets';

/** The environment with all defaults and secrets, given or created. */
export interface ApiConfig extends ApiEnvironment {
  DATABASE_URL: string;
  SESSION_SECRET: string;
  TOKEN_ENCRYPTION_KEYS: string;
  CLIENT_SECRET: string;
  CLIENT_CERTIFICATE_PATH: string;
  CLIENT_CERTIFICATE_PASSWORD: string;
}

type Variables = Record<string, string | undefined>;

const variableOf = (problem: string) => problem.split(':')[0];

/** An empty variable counts as unset. */
function withDefaults(variables: Variables): Variables {
  const given = Object.entries(variables).filter(([, value]) => value);
  return { ...defaultsOf(variables), ...Object.fromEntries(given) };
}

function readEnvironment(variables: Variables): ApiEnvironment {
  const problems = problemsInProduction(variables);
  try {
    const environment = loadConfig(apiConfigSchema, withDefaults(variables));
    if (problems.length === 0) return environment;
  } catch (error) {
    if (!(error instanceof InvalidEnvironment)) throw error;
    const named = new Set(error.problems.map(variableOf));
    const others = problems.filter((problem) => !named.has(variableOf(problem)));
    throw new InvalidEnvironment([...error.problems, ...others]);
  }
  throw new InvalidEnvironment(problems);
}

/** Secrets not given: created on first start, in VAR_DIR. */
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
 * This process's configuration. Secrets not given are created in VAR_DIR on first start.
 * @throws InvalidEnvironment naming every invalid variable (RUN-3)
 */
export async function loadApiConfig(variables: Variables): Promise<ApiConfig> {
  const environment = readEnvironment(variables);
  closeFolder(environment.VAR_DIR);
  const isComplete = secretVariables.every((name) => environment[name] !== undefined);
  const filled = {
    DATABASE_URL: `sqlite:${join(environment.VAR_DIR, 'edugraph.sqlite')}`,
    CLIENT_CERTIFICATE_PASSWORD: '',
    ...(!isComplete && (await madeSecrets(environment))),
  };
  // zod leaves out unset variables, so nothing here is overwritten with undefined.
  return { ...filled, ...environment } as ApiConfig;
}
