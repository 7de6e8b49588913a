import { createServer } from 'node:net';

/** Whether `port` is free to listen on. */
export function isPortFree(port) {
  return new Promise((resolve) => {
    const server = createServer()
      .once('error', () => resolve(false))
      .once('listening', () => server.close(() => resolve(true)))
      .listen(port, '127.0.0.1');
  });
}

/** Ends the process with a message if the port is taken. */
export async function requireFreePort(port, variable) {
  if (await isPortFree(port)) return;
  console.error(
    `Port ${port} is in use by another program. Stop it, or choose another port: ${variable}=${port + 1} npm start`,
  );
  process.exit(1);
}
