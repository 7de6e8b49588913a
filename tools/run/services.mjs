/** Which of the services that tests can use are reachable, as variables for the test run. */
import { existsSync } from 'node:fs';
import { connect } from 'node:net';

function answers(url, defaultPort) {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port || defaultPort), hostname);
    const end = (value) => {
      socket.destroy();
      resolve(value);
    };
    socket.setTimeout(2000, () => end(false));
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}

async function mysql() {
  const url = process.env.TEST_MYSQL_URL || 'mysql://root@127.0.0.1:3306';
  const { createConnection } = await import('mysql2/promise');
  try {
    const connection = await createConnection(url);
    await connection.end();
    return url;
  } catch {
    return undefined;
  }
}

async function redis() {
  const url = process.env.TEST_REDIS_URL || 'redis://127.0.0.1:6379';
  return (await answers(url, 6379)) ? url : undefined;
}

function chromium() {
  const places = [
    process.env.CHROMIUM_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ];
  return places.find((place) => place && existsSync(place));
}

/** @returns {Promise<Record<'TEST_MYSQL_URL' | 'TEST_REDIS_URL' | 'CHROMIUM_PATH', string | undefined>>} */
export async function findServices() {
  const [mysqlUrl, redisUrl] = await Promise.all([mysql(), redis()]);
  return { TEST_MYSQL_URL: mysqlUrl, TEST_REDIS_URL: redisUrl, CHROMIUM_PATH: chromium() };
}
