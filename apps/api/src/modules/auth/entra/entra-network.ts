import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node';
import { Agent, fetch, type Dispatcher } from 'undici';
import { parseJson } from '../../../text/parse-json';

/** One operation's connection to the sign-in service. */
export interface EntraConnection extends INetworkModule {
  /** Seconds the service asked us to wait, if it did; MSAL's errors drop it. */
  retryAfter?: number;
}

interface Call {
  method: 'GET' | 'POST';
  url: string;
  options: NetworkRequestOptions | undefined;
}

const requestTimeout = 10_000;

/**
 * HTTP for MSAL. MSAL's own client has no timeout on POST. And an error in any client reaches the caller as a bare
 * `network_error`, so causes are logged here; bodies and queries aren't, as they hold secrets, codes and tokens (S-7).
 */
@Injectable()
export class EntraNetwork implements OnModuleDestroy {
  private readonly logger = new Logger('Entra');
  private readonly dispatcher: Dispatcher;

  constructor() {
    this.dispatcher = new Agent({ connections: 32, keepAliveTimeout: 30_000 });
  }

  onModuleDestroy(): Promise<void> {
    return this.dispatcher.close();
  }

  /** A client for one MSAL instance; get one per operation, so that what it remembers belongs to that operation. */
  connect(timeout = requestTimeout): EntraConnection {
    const connection: EntraConnection = {
      sendGetRequestAsync: (url, options) =>
        this.send({ method: 'GET', url, options }, connection, timeout),
      sendPostRequestAsync: (url, options) =>
        this.send({ method: 'POST', url, options }, connection, timeout),
    };
    return connection;
  }

  private async send<T>(
    call: Call,
    connection: EntraConnection,
    timeout: number,
  ): Promise<NetworkResponse<T>> {
    const { origin, pathname } = new URL(call.url);
    const name = `${call.method} ${origin}${pathname}`;
    try {
      const response = await fetch(call.url, {
        method: call.method,
        headers: call.options?.headers ?? {},
        ...(call.method === 'POST' ? { body: call.options?.body ?? '' } : {}),
        dispatcher: this.dispatcher,
        // The credential in the body must not follow a redirect to another host.
        redirect: 'error',
        signal: AbortSignal.timeout(timeout),
      });
      const wait = Number(response.headers.get('retry-after'));
      if (wait > 0) connection.retryAfter = wait;
      if (response.status >= 500 || response.status === 429) {
        this.logger.warn(`${name} answered ${response.status}`);
      }
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: parseBody(await response.text(), response.status) as T,
      };
    } catch (error) {
      this.logger.warn(`${name} failed: ${describeCause(error)}`);
      throw error;
    }
  }
}

/** A proxy in between may answer with HTML; MSAL expects an OAuth error. */
function parseBody(text: string, status: number): unknown {
  try {
    return parseJson(text);
  } catch {
    return { error: 'non_json_response', error_description: `HTTP ${status}` };
  }
}

function describeCause(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return `${error.name}: ${error.message}${cause}`;
}

/** A connection that never goes out, and reports whether MSAL tried to: its cache wasn't enough. */
export function offlineConnection(): { client: INetworkModule; wasNeeded: () => boolean } {
  let needed = false;
  const refuse = (): Promise<never> => {
    needed = true;
    return Promise.reject(new Error('This lookup must not use the network.'));
  };
  return {
    client: { sendGetRequestAsync: refuse, sendPostRequestAsync: refuse },
    wasNeeded: () => needed,
  };
}
