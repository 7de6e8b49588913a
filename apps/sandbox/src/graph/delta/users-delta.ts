import type { Call, Handler } from '../call';
import { userType } from '../entities/user-type';
import type { GraphAnswer } from '../graph-context';
import { GraphError, malformed, unsupportedQuery } from '../graph-error';
import { readIds, readSelect, refuseListOptions } from './delta-options';
import { makePage } from './delta-page';
import { badlyFormed } from './delta-tokens';
import type { DeltaSubject, Round, TokenContent } from './delta-tokens';
import { nameOfRoster } from './roster-name';
import type { ExpirySignal } from '../../tenant/delta/delta-behavior';

const lifetime = 7 * 24 * 3_600_000;

function readSubject(call: Call): DeltaSubject {
  const { id: tenant, roster } = call.tenant;
  return { tenant, roster: nameOfRoster(roster), select: readSelect(call), ids: readIds(call) };
}

function firstRound({ tenant: { changes } }: Call, subject: DeltaSubject): Round {
  return { kind: 'skip', subject, since: null, until: changes.last, at: 0, page: 1 };
}

/** Goes on from a link; changes that it has told already may be replayed. */
function laterRound(
  { tenant: { changes }, context }: Call,
  { subject, since }: Extract<TokenContent, { kind: 'delta' }>,
): Round {
  const { replay } = context.deltaBehavior.settings;
  const from = Math.max(0, since - replay);
  return { kind: 'skip', subject, since: from, until: changes.last, at: 0, page: 1 };
}

/** Where a client that has to begin anew begins. */
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
      : 'The sync state generation is not found; the sync has to begin anew.';
  return new GraphError(410, signal, message, { Location: freshUrl(call, subject) });
}

/** A token's content, if it is good here and now. @throws GraphError 400, 410 */
function openToken(call: Call, token: string): TokenContent {
  const { deltaTokens, deltaBehavior, clock } = call.context;
  const { content, generation, issued } = deltaTokens.open(token);
  const { subject } = content;
  const { tenant } = call;
  if (subject.tenant !== tenant.id) throw badlyFormed();
  const signal = deltaBehavior.refusalOf(generation);
  if (signal) throw refusal(call, subject, signal);
  if (clock.now().getTime() - issued > lifetime) throw refusal(call, subject, 'tooOld');
  const known = content.kind === 'delta' ? content.since : content.until;
  // The sandbox was started with other data, or has lost its state.
  if (subject.roster !== nameOfRoster(tenant.roster) || known > tenant.changes.last) {
    throw refusal(call, subject, 'syncStateNotFound');
  }
  return content;
}

function roundOf(call: Call): Round {
  const { skipToken, deltaToken } = call.query;
  if (skipToken !== undefined && deltaToken) throw malformed('Only one token can be given.');
  if (skipToken === undefined && !deltaToken) return firstRound(call, readSubject(call));
  const content = openToken(call, skipToken ?? deltaToken ?? '');
  if ((content.kind === 'skip') !== (skipToken !== undefined)) throw badlyFormed();
  return content.kind === 'skip' ? content : laterRound(call, content);
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

function contextOf({ root }: Call, { select }: DeltaSubject): string {
  return `${root}/$metadata#users${select ? `(${select.join(',')})` : ''}`;
}

/** From now on: nobody, and a link. */
function answerLatest(call: Call): GraphAnswer {
  const subject = readSubject(call);
  const link = linkTo(call, undefined, firstRound(call, subject));
  const body = { '@odata.context': contextOf(call, subject), ...link, value: [] };
  return { status: 200, headers: {}, body };
}

/** @throws GraphError */
export const deltaOfUsers: Handler = (call) => {
  refuseListOptions(call);
  if (call.query.deltaToken?.toLowerCase() === 'latest') return answerLatest(call);
  const round = roundOf(call);
  const { settings } = call.context.deltaBehavior;
  const { subject, since } = round;
  const isMinimal = since !== null && /\breturn=minimal\b/i.test(call.headers['prefer'] ?? '');
  const telling = {
    tenant: call.tenant,
    select: [...new Set([...(subject.select ?? userType.defaults ?? []), 'id'])],
    since,
    isMinimal,
    removedAtFirst: settings.removedAtFirst,
  };
  const { value, next } = makePage({ telling, round, settings });
  return {
    status: 200,
    headers: isMinimal ? { 'Preference-Applied': 'return=minimal' } : {},
    body: { '@odata.context': contextOf(call, subject), ...linkTo(call, next, round), value },
  };
};
