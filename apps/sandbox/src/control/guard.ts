import type { RequestHandler } from 'express';

const loopbackPeers = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;
const loopbackHosts = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i;

interface Connection {
  readonly peer: string;
  readonly host: string;
  readonly isForwarded: boolean;
}

function whyNotLocal({ peer, host, isForwarded }: Connection): string | undefined {
  if (!loopbackPeers.test(peer)) return 'it comes from another computer';
  if (isForwarded) return 'it came through a proxy';
  // Another site's page may have bound its own name to this address (DNS rebinding).
  if (!loopbackHosts.test(host)) return "its Host header isn't this computer";
  return undefined;
}

/** Admits only programs on this computer, unless the sandbox was started with SANDBOX_CONTROL=any. */
export function allowLoopbackOnly(access: 'loopback' | 'any'): RequestHandler {
  return (request, response, next) => {
    const reason = whyNotLocal({
      peer: request.socket.remoteAddress ?? '',
      host: request.headers.host ?? '',
      isForwarded:
        request.headers['x-forwarded-for'] !== undefined || request.headers.forwarded !== undefined,
    });
    if (access === 'any' || reason === undefined) {
      next();
      return;
    }
    response.status(403).json({
      error: `The control API refuses this request: ${reason}. Set SANDBOX_CONTROL=any to allow it.`,
    });
  };
}

function isWrite(method: string): boolean {
  return !['GET', 'HEAD', 'OPTIONS'].includes(method);
}

/**
 * Keeps other sites' pages from controlling the sandbox through someone's browser: browsers send the origin with
 * every write, and can't send JSON across origins without asking first.
 */
export const refuseBrowserForgery: RequestHandler = (request, response, next) => {
  if (!isWrite(request.method)) {
    next();
    return;
  }
  const { origin } = request.headers;
  if (origin !== undefined && origin !== `${request.protocol}://${request.headers.host}`) {
    response.status(403).json({ error: 'The control API refuses writes from other origins.' });
    return;
  }
  const hasBody = Number(request.headers['content-length'] ?? 0) > 0;
  if ((hasBody || request.headers['transfer-encoding']) && !request.is('json')) {
    response.status(415).json({ error: 'Send application/json.' });
    return;
  }
  next();
};
