import type { ApiScope } from '@app/contracts';
import type { Request } from 'express';
import { OAuthError } from './oauth-error';
import { readScopes } from './program';

/** What a program sent to the token endpoint, before it is believed. */
export interface TokenRequest {
  clientId: string;
  secret: string;
  /** Undefined if it asks for everything it may have. */
  scope: string | undefined;
}

const form = 'application/x-www-form-urlencoded';
const basic = /^basic +([\w+/=-]+) *$/i;

/** RFC 6749 §3.2: a parameter without a value counts as omitted, and none may be sent twice. */
function readParameters(body: unknown): Map<string, string> {
  if (!(body instanceof URLSearchParams)) {
    throw new OAuthError('invalid_request', `Send the parameters as ${form}.`);
  }
  const parameters = new Map<string, string>();
  for (const [name, value] of body) {
    if (value === '') continue;
    if (parameters.has(name)) throw new OAuthError('invalid_request', 'A parameter is sent twice.');
    parameters.set(name, value);
  }
  return parameters;
}

const wrongHeader = () =>
  new OAuthError('invalid_client', 'The Authorization header is not valid.');

/** Both parts are form-encoded before they are joined (RFC 6749 §2.3.1); ours need no encoding, so both kinds of programs work. */
function readBasic(header: string): { clientId: string; secret: string } {
  const encoded = basic.exec(header)?.[1];
  if (encoded === undefined) throw wrongHeader();
  const pair = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = pair.indexOf(':');
  if (colon < 0) throw wrongHeader();
  try {
    const [clientId, secret] = [pair.slice(0, colon), pair.slice(colon + 1)].map((part) =>
      decodeURIComponent(part.replaceAll('+', ' ')),
    );
    return { clientId: clientId ?? '', secret: secret ?? '' };
  } catch {
    throw wrongHeader();
  }
}

function readClient(header: string | undefined, parameters: ReadonlyMap<string, string>) {
  const clientId = parameters.get('client_id');
  const secret = parameters.get('client_secret');
  if (header === undefined) {
    if (clientId !== undefined && secret !== undefined) return { clientId, secret };
    throw new OAuthError('invalid_client', 'Send the client id and its secret.');
  }
  if (secret !== undefined) {
    throw new OAuthError('invalid_request', 'The client authenticates in two ways at once.');
  }
  const client = readBasic(header);
  if (clientId !== undefined && clientId !== client.clientId) {
    throw new OAuthError('invalid_request', 'The request names two different clients.');
  }
  return client;
}

/** @throws OAuthError */
export function readTokenRequest(request: Request): TokenRequest {
  const parameters = readParameters(request.body);
  const grant = parameters.get('grant_type');
  if (grant === undefined) throw new OAuthError('invalid_request', 'grant_type is missing.');
  const client = readClient(request.headers.authorization, parameters);
  if (grant !== 'client_credentials') {
    throw new OAuthError('unsupported_grant_type', 'Only client_credentials is supported.');
  }
  return { ...client, scope: parameters.get('scope') };
}

/**
 * The scopes a token gets: all of the client's if none are asked for. Programs written for several providers ask for
 * more than there is, so what isn't granted is left out as long as something remains (RFC 6749 §3.3).
 * @throws OAuthError
 */
export function scopesFor(asked: string | undefined, granted: readonly ApiScope[]): ApiScope[] {
  if (asked === undefined) return [...granted];
  const scopes = new Set(readScopes(asked.trim()));
  const given = granted.filter((scope) => scopes.has(scope));
  if (given.length === 0) {
    throw new OAuthError('invalid_scope', 'The client has none of these scopes.');
  }
  return given;
}
