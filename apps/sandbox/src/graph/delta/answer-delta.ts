import type { Call, Handler } from '../call/call';
import type { GraphAnswer } from '../../wire/graph-message';
import { GraphError, malformed, unsupportedQuery } from '../../wire/graph-error';
import {
  badlyFormed,
  type DeltaSubject,
  type Round,
  type TokenContent,
} from '../query/delta-tokens';
import type { ExpirySignal } from '../../tenant/delta-behavior';
import { readIds, readSelect, refuseListOptions } from './delta-options';
import { makePage } from './delta-page';
import {
  trackClasses,
  trackEducationUsers,
  trackSchools,
  trackUsers,
  type Tracked,
} from './tracked';

const lifetime = 7 * 24 * 3_600_000;

/** A delta query in progress. */
interface Query<Source> {
  readonly call: Call;
  readonly tracked: Tracked<Source>;
}

function readSubject<Source>({ call, tracked }: Query<Source>): DeltaSubject {
  const { resource, roster } = tracked;
  const select = readSelect(call, tracked);
  return { resource, tenant: call.tenant.id, roster, select, ids: readIds(call) };
}

function firstRound<Source>({ tracked }: Query<Source>, subject: DeltaSubject): Round {
  const until = tracked.entities.log.last;
  return { kind: 'skip', subject, since: null, until, at: 0, page: 1 };
}

/** Continues from a link; changes already reported may be replayed. */
function laterRound<Source>(
  { call, tracked }: Query<Source>,
  { subject, since }: Extract<TokenContent, { kind: 'delta' }>,
): Round {
  const { replay } = call.context.deltaBehavior.settings;
  const from = Math.max(0, since - replay);
  return { kind: 'skip', subject, since: from, until: tracked.entities.log.last, at: 0, page: 1 };
}

/** Where a client that must start over starts. */
function freshUrl({ root, path }: Call, { select, ids }: DeltaSubject): string {
  const filter = ids?.map((id) => `id eq '${id}'`).join(' or ');
  const options = [
    ...(select ? [`$select=${select.join(',')}`] : []),
    ...(filter ? [`$filter=${encodeURIComponent(filter)}`] : []),
  ];
  return `${root}${path}?${[...options, '$deltatoken='].join('&')}`;
}

function refusal(call: Call, subject: DeltaSubject, signal: ExpirySignal): GraphError {
  if (signal === 'tooOld') {
    return unsupportedQuery('DeltaLink older than 30 days is not supported.');
  }
  const message =
    signal === 'resyncRequired'
      ? 'Resync required. The delta token can no longer be used.'
      : 'The sync state generation is not found; the sync must start over.';
  return new GraphError(410, signal, message, { Location: freshUrl(call, subject) });
}

/** A token's content, if it's valid here and now. @throws GraphError 400, 410 */
function openToken<Source>({ call, tracked }: Query<Source>, token: string): TokenContent {
  const { deltaTokens, deltaBehavior, clock } = call.context;
  const { content, generation, issued } = deltaTokens.open(token);
  const { subject } = content;
  const isOwn = subject.tenant === call.tenant.id && subject.resource === tracked.resource;
  if (!isOwn) throw badlyFormed();
  const signal = deltaBehavior.refusalOf(generation);
  if (signal) throw refusal(call, subject, signal);
  if (clock.now().getTime() - issued > lifetime) throw refusal(call, subject, 'tooOld');
  const known = content.kind === 'delta' ? content.since : content.until;
  // The sandbox was started with other data, or has lost its state.
  if (subject.roster !== tracked.roster || known > tracked.entities.log.last) {
    throw refusal(call, subject, 'syncStateNotFound');
  }
  return content;
}

function roundOf<Source>(query: Query<Source>): Round {
  const { skipToken, deltaToken } = query.call.query;
  if (skipToken !== undefined && deltaToken) throw malformed('Only one token can be given.');
  if (skipToken === undefined && !deltaToken) return firstRound(query, readSubject(query));
  const content = openToken(query, skipToken ?? deltaToken ?? '');
  if ((content.kind === 'skip') !== (skipToken !== undefined)) throw badlyFormed();
  return content.kind === 'skip' ? content : laterRound(query, content);
}

function issue({ context }: Call, content: TokenContent): string {
  const { deltaTokens, deltaBehavior, clock } = context;
  const { generation } = deltaBehavior;
  return deltaTokens.issue({ content, generation, issued: clock.now().getTime() });
}

function linkTo(call: Call, next: Round | undefined, round: Round): Record<string, string> {
  const address = `${call.root}${call.path}`;
  if (next) return { '@odata.nextLink': `${address}?$skiptoken=${issue(call, next)}` };
  const { subject, until } = round;
  const token = issue(call, { kind: 'delta', subject, since: until });
  return { '@odata.deltaLink': `${address}?$deltatoken=${token}` };
}

/** The education deltas are functions that return a collection; their context doesn't name what is selected. */
function contextOf<Source>(
  { call: { root }, tracked: { resource, type } }: Query<Source>,
  { select }: DeltaSubject,
): string {
  if (resource !== 'users') return `${root}/$metadata#Collection(${type.name})`;
  return `${root}/$metadata#users${select ? `(${select.join(',')})` : ''}`;
}

/** From now on: no entries, just a link. */
function answerLatest<Source>(query: Query<Source>): GraphAnswer {
  const subject = readSubject(query);
  const link = linkTo(query.call, undefined, firstRound(query, subject));
  const body = { '@odata.context': contextOf(query, subject), ...link, value: [] };
  return { status: 200, headers: {}, body };
}

function answerRound<Source>(query: Query<Source>): GraphAnswer {
  const { call, tracked } = query;
  const round = roundOf(query);
  const { settings } = call.context.deltaBehavior;
  const { subject, since } = round;
  const isMinimal = since !== null && /\breturn=minimal\b/i.test(call.headers['prefer'] ?? '');
  const { type, hidden } = tracked;
  const selected = subject.select ?? type.defaults ?? Object.keys(type.properties);
  const reporting = {
    tracked,
    select: [...new Set([...selected.filter((name) => !hidden.has(name)), 'id'])],
    since,
    isMinimal,
    removedAtFirst: settings.removedAtFirst,
  };
  const { value, next } = makePage({ reporting, round, settings });
  return {
    status: 200,
    headers: isMinimal ? { 'Preference-Applied': 'return=minimal' } : {},
    body: { '@odata.context': contextOf(query, subject), ...linkTo(call, next, round), value },
  };
}

/** @throws GraphError */
function answerDelta<Source>(track: (call: Call) => Tracked<Source>): Handler {
  return (call) => {
    const query = { call, tracked: track(call) };
    refuseListOptions(call, query.tracked);
    const isLatest = call.query.deltaToken?.toLowerCase() === 'latest';
    return isLatest ? answerLatest(query) : answerRound(query);
  };
}

export const deltaOfUsers = answerDelta(trackUsers);
export const deltaOfEducationUsers = answerDelta(trackEducationUsers);
export const deltaOfSchools = answerDelta(trackSchools);
export const deltaOfClasses = answerDelta(trackClasses);
