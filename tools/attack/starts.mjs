import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';

const production = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://edu.school.example',
  ENTRA_LOGIN_URL: 'https://login.microsoftonline.com',
  GRAPH_URL: 'https://graph.microsoft.com',
  CLIENT_ID: 'b4b6cd6e-5d3e-4a53-9d3d-3c1e2c7f8a10',
  CLIENT_SECRET: randomBytes(30).toString('base64url'),
  CLIENT_CERTIFICATE_PATH: 'none.pfx',
  SESSION_SECRET: randomBytes(32).toString('base64'),
  TOKEN_ENCRYPTION_KEYS: `k1:${randomBytes(32).toString('base64')}`,
};

/** A start that must be refused, naming the variable but not its value. */
function refusedStart(variable, value) {
  return {
    name: `a start in production with ${variable}=${value.slice(0, 30) || '(nothing)'}`,
    run({ varDir }) {
      const env = { PATH: process.env.PATH, VAR_DIR: varDir, ...production, [variable]: value };
      const { status, stderr } = spawnSync(process.execPath, ['dist/apps/api/main.mjs'], {
        env,
        encoding: 'utf8',
        timeout: 20_000,
      });
      const isNamed = stderr.includes(`- ${variable}: `);
      const isHeld = status === 1 && isNamed && !(value && stderr.includes(value));
      return { seen: isNamed ? 'refused by name' : `ended with ${status}`, isHeld };
    },
  };
}

export const starts = [
  refusedStart('PUBLIC_URL', ''),
  refusedStart('PUBLIC_URL', 'http://localhost'),
  refusedStart('ENTRA_LOGIN_URL', ''),
  refusedStart('GRAPH_URL', ''),
  refusedStart('CLIENT_ID', ''),
  refusedStart('SESSION_SECRET', 'a'.repeat(40)),
  refusedStart('TOKEN_ENCRYPTION_KEYS', `k1:${Buffer.alloc(32).toString('base64')}`),
  refusedStart('TRUST_PROXY', 'true'),
  refusedStart('TRUST_PROXY', '0.0.0.0/0'),
];
