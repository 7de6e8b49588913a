import { isWeakKey, isWeakSecret } from './weak-secret';

type Variables = Record<string, string | undefined>;

/** Created on first start elsewhere. Production creates none: each replica would have different ones. */
export const secretVariables = [
  'SESSION_SECRET',
  'TOKEN_ENCRYPTION_KEYS',
  'CLIENT_SECRET',
  'CLIENT_CERTIFICATE_PATH',
] as const;

/** Elsewhere these default to the sandbox, or this computer. */
const addresses = ['PUBLIC_URL', 'ENTRA_LOGIN_URL', 'GRAPH_URL', 'CLIENT_ID'] as const;

const shortestClientSecret = 16;
const makeOne = 'make one with: openssl rand -base64 32';
const remedies = {
  SESSION_SECRET: makeOne,
  TOKEN_ENCRYPTION_KEYS: makeOne,
  CLIENT_SECRET: 'let the app registration create one',
};

function missing(variables: Variables): string[] {
  return [...addresses, ...secretVariables]
    .filter((name) => !variables[name])
    .map((name) => `${name}: is required in production`);
}

const isLoopback = ({ hostname }: URL) => /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);

function isPlainHttp(text: string | undefined, mayBeLocal: boolean): boolean {
  const url = text !== undefined && URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === 'http:' && !(mayBeLocal && isLoopback(url));
}

/** Addresses that sessions and tokens travel to. */
function unprotected(variables: Variables): string[] {
  return [
    { name: 'PUBLIC_URL', mayBeLocal: false },
    { name: 'ENTRA_LOGIN_URL', mayBeLocal: true },
    { name: 'GRAPH_URL', mayBeLocal: true },
  ]
    .filter(({ name, mayBeLocal }) => isPlainHttp(variables[name], mayBeLocal))
    .map(({ name }) => `${name}: must be https in production`);
}

const hasWeakKey = (keys: string): boolean =>
  keys.split(',').some((pair) => {
    const bytes = Buffer.from(pair.split(':')[1] ?? '', 'base64');
    return bytes.length === 32 && isWeakKey(bytes);
  });

function weakSecrets(variables: Variables): string[] {
  const checks: [name: keyof typeof remedies, isWeak: (value: string) => boolean][] = [
    ['SESSION_SECRET', isWeakSecret],
    ['TOKEN_ENCRYPTION_KEYS', hasWeakKey],
    ['CLIENT_SECRET', (value) => value.length < shortestClientSecret || isWeakSecret(value)],
  ];
  return checks
    .filter(([name, isWeak]) => variables[name] && isWeak(variables[name]))
    .map(([name]) => `${name}: is easy to guess; ${remedies[name]}`);
}

/** What keeps a deployment out of production, each with its variable and never a value (RUN-3). */
export function problemsInProduction(variables: Variables): string[] {
  if (variables['NODE_ENV'] !== 'production') return [];
  return [...missing(variables), ...unprotected(variables), ...weakSecrets(variables)];
}

/** Defaults that differ: outside production, everything is on this computer and for it alone. */
export const defaultsOf = (variables: Variables): Variables =>
  variables['NODE_ENV'] === 'production'
    ? { OUTLOOK_URL: 'https://outlook.office.com' }
    : { HOST: '127.0.0.1', ROSTER_MIRROR: 'on' };
