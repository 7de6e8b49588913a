import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import { GraphCall } from './graph-call';
import { isAppOnly } from './graph-caller';
import { systemClock, type GraphClock } from './graph-clock';
import { GraphConnections, type Outcome, type Sending } from './graph-connections';
import { GraphRequestFailed, GraphUnavailable } from './graph-error';
import { GraphFault, type GraphAnswer } from './graph-exchange';
import type { GraphOrigin } from './graph-origin';
import { toResponse } from './graph-response';
import type { GraphSettings } from './graph-settings';
import type { RecordTiming } from './graph-timings';
import { isIdempotent, planRetry } from './retry-policy';
import { TenantPauses, type LastPause } from './tenant-pauses';

const redirectStatuses = new Set([301, 302, 303, 307, 308]);
const mostRedirects = 3;
/** How often an app-only token is requested again on 403: a missing permission stays missing. */
const renewalPause = 60_000;

/**
 * The only way to Graph, as the terminal middleware of Microsoft's client: it alone adds the token, waits, retries and
 * gives up. The client's own chain has no time limit, no connection limit, and resends a POST on 504.
 */
export class GraphTransport implements Middleware {
  private readonly connections: GraphConnections;
  private readonly pauses: TenantPauses;
  private readonly appTokenRenewals = new Map<string, number>();

  constructor(
    private readonly settings: GraphSettings,
    private readonly origin: GraphOrigin,
    record: RecordTiming | undefined,
    private readonly clock: GraphClock = systemClock,
  ) {
    this.connections = new GraphConnections(settings, origin, record, clock);
    this.pauses = new TenantPauses(clock);
  }

  async execute(context: Context): Promise<void> {
    const call = context.middlewareControl?.getMiddlewareOptions(GraphCall) as GraphCall;
    try {
      const answer = await this.send(this.prepare(call, context));
      const location = answer.headers.get('location') ?? answer.headers.get('odata-entityid');
      if (location !== null) call.location = location;
      context.response = toResponse(answer, call);
    } catch (error) {
      call.failure = error;
      throw error;
    }
  }

  /** Holds back all of a tenant's calls; for throttling reported inside a batch. */
  pause(tenantId: string, milliseconds: number): void {
    this.pauses.pause(tenantId, milliseconds);
  }

  /** When Graph last throttled the tenant, as far as this process knows. */
  lastPause(tenantId: string): LastPause | undefined {
    return this.pauses.lastOf(tenantId);
  }

  /** Whether the tenant's refused app-only token may be requested again now. */
  mayRenewApp(tenantId: string): boolean {
    const now = this.clock.now();
    const last = this.appTokenRenewals.get(tenantId);
    if (last !== undefined && now - last < renewalPause) return false;
    this.appTokenRenewals.set(tenantId, now);
    return true;
  }

  close(): Promise<void> {
    return this.connections.close();
  }

  private prepare(call: GraphCall, { request, options }: Context): Sending {
    const method = options?.method ?? 'GET';
    const url = this.origin.resolve(call.details.link ?? (request as string));
    const headers = headersOf(options);
    if (this.origin.isPlain) headers.set('x-forwarded-proto', 'https');
    return {
      call,
      method,
      url,
      headers,
      ...(isBody(options?.body) ? { body: options.body } : {}),
      isRepeatable: isIdempotent(method) || call.details.isIdempotent === true,
      deadline: this.clock.now() + (call.details.budget ?? this.settings.budget),
      attempt: 1,
      redirects: 0,
      freshToken: call.details.freshToken === true,
      hasRenewed: false,
    };
  }

  private async send(sending: Sending): Promise<GraphAnswer> {
    const { call, deadline } = sending;
    for (;;) {
      await this.pauses.wait(call.caller.tenantId, deadline, call.details.signal);
      const outcome = await this.connections.attempt(sending);
      if (this.followRedirect(sending, outcome) || this.renewToken(sending, outcome)) continue;
      const wait = this.waitBeforeRetry(sending, outcome);
      if (wait === undefined) return finish(outcome, sending);
      if (wait > 0) await this.clock.sleep(wait, call.details.signal);
      sending.attempt += 1;
    }
  }

  /** Only within Graph, and only for reading: a token must not leave for wherever an answer points. */
  private followRedirect(sending: Sending, outcome: Outcome): boolean {
    if (outcome instanceof GraphFault || !redirectStatuses.has(outcome.status)) return false;
    const location = outcome.headers.get('location') ?? '';
    const base = sending.url.href;
    const target = URL.canParse(location, base) ? new URL(location, base).href : '';
    sending.redirects += 1;
    const isAllowed = sending.method === 'GET' && sending.redirects <= mostRedirects;
    if (!isAllowed || !this.origin.owns(target)) {
      throw new GraphRequestFailed(outcome.status, 'redirectRefused');
    }
    sending.url = this.origin.resolve(target);
    return true;
  }

  /** A token can end early, and an app-only one can be older than the consent: each is renewed once. */
  private renewToken(sending: Sending, outcome: Outcome): boolean {
    if (sending.hasRenewed || outcome instanceof GraphFault) return false;
    const { caller } = sending.call;
    const isStale =
      outcome.status === 401 ||
      (outcome.status === 403 && isAppOnly(caller) && this.mayRenewApp(caller.tenantId));
    if (!isStale) return false;
    sending.hasRenewed = true;
    sending.freshToken = true;
    return true;
  }

  /** Milliseconds to wait before the next attempt; undefined if there shouldn't be one. */
  private waitBeforeRetry(sending: Sending, outcome: Outcome): number | undefined {
    const plan = planRetry(outcome, sending, this.clock);
    if (!plan) return undefined;
    if (plan.isThrottled) this.pauses.pause(sending.call.caller.tenantId, plan.wait);
    if (sending.attempt >= this.settings.maxAttempts) return undefined;
    if (this.clock.now() + plan.wait > sending.deadline) return undefined;
    return plan.isThrottled ? 0 : plan.wait;
  }
}

const isBody = (body: unknown): body is string | Uint8Array =>
  typeof body === 'string' || body instanceof Uint8Array;

/** Microsoft's client names a content type even without a body, and then Graph misses the body. */
function headersOf(options: Context['options']): Headers {
  const headers = new Headers(options?.headers as Record<string, string>);
  if (!isBody(options?.body)) headers.delete('content-type');
  return headers;
}

function finish(outcome: Outcome, { method }: Sending): GraphAnswer {
  if (!(outcome instanceof GraphFault)) return outcome;
  const { kind, status = 0 } = outcome;
  if (kind !== 'garbled') throw new GraphUnavailable(5, outcome);
  // It's done, and only its description is unreadable: as good as none.
  const isDone = method !== 'GET' && status >= 200 && status < 300;
  if (isDone) return { status, headers: new Headers(), body: Buffer.alloc(0) };
  throw new GraphRequestFailed(outcome.status ?? 200, 'unreadableAnswer', { cause: outcome });
}
