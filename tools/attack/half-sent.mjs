import { connect } from 'node:net';

/** Opens a connection and sends the start of a request. @returns seconds until the other side closed it */
export function halfSend(origin, text) {
  const { hostname, port } = new URL(origin);
  const began = performance.now();
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    socket.on('close', () => resolve((performance.now() - began) / 1000));
    socket.resume();
    socket.write(text);
  });
}
