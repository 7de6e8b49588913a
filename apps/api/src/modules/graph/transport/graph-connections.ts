import { Agent } from 'undici';
import { CircuitBreaker } from './circuit-breaker';
import type { GraphCall } from './graph-call';
import type { GraphClock } from './graph-clock';
import { exchange, GraphFault, type GraphAnswer } from './graph-exchange';
import type { GraphOrigin } from './graph-origin';
import type { GraphSettings } from './graph-settings';
import { graphTimings, type RecordTiming } from './graph-timings';
import { RequestGate } from './request-gate';

/** A call on its way through its attempts. */
export interface Sending {
  call: GraphCall;
  method: string;
  url: URL;
  headers: Headers;
  body?: string | Uint8Array;
  isRepeatable: boolean;
  deadline: number;
  attempt: number;
  redirects: number;
  freshToken: boolean;
  hasRenewed: boolean;
}

/** An answer with any status, or why there is none. */
export type Outcome = GraphAnswer | GraphFault;

/** The connections to Graph: a limited number in all and per tenant, and none to a dead upstream. */
export class GraphConnections {
  private readonly agent: Agent;
  private readonly gate: RequestGate;
  private readonly breaker: CircuitBreaker;

  constructor(
    private readonly settings: GraphSettings,
    private readonly origin: GraphOrigin,
    private readonly record: RecordTiming | undefined,
    private readonly clock: GraphClock,
  ) {
    this.agent = new Agent({
      connections: settings.connections,
      pipelining: 1,
      keepAliveTimeout: 30_000,
      connect: { timeout: settings.attemptTimeout },
      headersTimeout: settings.attemptTimeout,
      bodyTimeout: settings.attemptTimeout,
    });
    this.gate = new RequestGate({
      all: settings.connections,
      ofTenant: settings.connectionsPerTenant,
    });
    this.breaker = new CircuitBreaker(clock, settings.breakerThreshold, settings.breakerRest);
  }

  close(): Promise<void> {
    return this.agent.close();
  }

  /** @throws GraphUnavailable, whatever the token throws, and the reason of the caller's own signal */
  async attempt(sending: Sending): Promise<Outcome> {
    const { call, deadline } = sending;
    const { caller } = call;
    const token = await caller.token(sending.freshToken ? { fresh: true } : undefined);
    sending.freshToken = false;
    sending.headers.set('authorization', `Bearer ${token}`);
    const left = Math.max(1, deadline - this.clock.now());
    const timeout = this.clock.timeout(Math.ceil(left));
    const signal = AbortSignal.any([
      timeout,
      ...(call.details.signal ? [call.details.signal] : []),
    ]);
    try {
      return await this.gate.run(caller, signal, () =>
        this.breaker.run(
          () => this.exchange(sending, signal),
          (error) => isSilence(error) && !call.details.signal?.aborted,
        ),
      );
    } catch (error) {
      call.details.signal?.throwIfAborted();
      if (error instanceof GraphFault) return error;
      if (timeout.aborted) return new GraphFault('lost', error);
      throw error;
    }
  }

  private async exchange(sending: Sending, signal: AbortSignal): Promise<GraphAnswer> {
    const { method, url, headers, body, call } = sending;
    const started = this.clock.now();
    try {
      const answer = await exchange(this.agent, {
        method,
        url,
        headers,
        ...(body === undefined ? {} : { body }),
        expects: call.details.expects,
        maxBytes: this.settings.maxAnswerBytes,
        signal: AbortSignal.any([signal, this.clock.timeout(this.settings.attemptTimeout)]),
      });
      this.tell(sending, answer, started);
      return answer;
    } catch (error) {
      if (error instanceof GraphFault) this.tell(sending, error, started);
      throw error;
    }
  }

  /** For the developer panel (DEMO-1). */
  private tell({ method, url, body }: Sending, outcome: Outcome, started: number): void {
    const { record } = this;
    if (!record) return;
    const text = typeof body === 'string' ? body : undefined;
    const request = { method, path: this.origin.pathOf(url), body: text };
    graphTimings(request, outcome, this.clock.now() - started).forEach(record);
  }
}

/** Whether an attempt found no one at the other end; garbled answers come from someone. */
function isSilence(error: unknown): boolean {
  return error instanceof GraphFault && error.kind !== 'garbled';
}
