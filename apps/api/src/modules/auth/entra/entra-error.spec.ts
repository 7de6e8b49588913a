import { ClientAuthError, InteractionRequiredAuthError, ServerError } from '@azure/msal-node';
import { ConsentRequired, MicrosoftLoginRequired } from '../../../http';
import { GraphUnavailable } from '../../graph';
import { classify, classifyAppOnly, EntraMisconfigured, toAppError } from './entra-error';

const server = (
  code: string,
  message: string,
  { sub, number }: { sub?: string; number?: string } = {},
) => new ServerError(code, 'correlation', message, sub ?? '', number);
const interaction = (code: string, message = '', sub = '') =>
  new InteractionRequiredAuthError(code, 'correlation', message, sub);
const challenged = () =>
  new InteractionRequiredAuthError(
    'interaction_required',
    'correlation',
    'AADSTS50076: multi-factor',
    'basic_action',
    '',
    '',
    '{"access_token":{}}',
  );

describe('classify', () => {
  const cases: [string, unknown, string][] = [
    ['a bad refresh token', interaction('invalid_grant', 'AADSTS70000', 'bad_token'), 'login'],
    ['a cache without tokens', interaction('no_tokens_found'), 'login'],
    ['an expired refresh token', interaction('refresh_token_expired'), 'login'],
    ['a required sign-in', interaction('login_required'), 'login'],
    ['an expired password', interaction('invalid_grant', '', 'user_password_expired'), 'login'],
    ['a revoked refresh token', server('invalid_grant', 'AADSTS50173: revoked'), 'login'],
    ['an unused refresh token', server('invalid_grant', 'AADSTS700082: inactive'), 'login'],
    ['a claims challenge', challenged(), 'challenge'],
    ['missing consent', server('invalid_grant', 'AADSTS65001: not consented'), 'consent'],
    ['missing consent by number', server('invalid_grant', '', { number: '65001' }), 'consent'],
    [
      'missing consent by sub-error',
      interaction('invalid_grant', '', 'consent_required'),
      'consent',
    ],
    ['missing consent by code', interaction('consent_required'), 'consent'],
    ['missing admin consent', server('invalid_grant', 'AADSTS90094: admin'), 'consent'],
    ['a disabled account', server('invalid_grant', 'AADSTS50057: disabled'), 'blocked'],
    ['a blocking policy', interaction('interaction_required', 'AADSTS53003: blocked'), 'blocked'],
    ['a wrong secret', server('invalid_client', 'AADSTS7000215: invalid secret'), 'operator'],
    [
      'an unknown application',
      server('unauthorized_client', 'AADSTS700016: not found'),
      'operator',
    ],
    [
      'throttling',
      server('invalid_request', 'AADSTS90033: busy', { number: '90033' }),
      'transient',
    ],
    ['an unavailable service', server('temporarily_unavailable', ''), 'transient'],
    ['a broken connection', new ClientAuthError('network_error', 'correlation'), 'transient'],
    ['no account', new ClientAuthError('no_account_in_silent_request', 'correlation'), 'login'],
    ['anything else', new Error('socket hang up'), 'transient'],
  ];
  it.each(cases)('recognizes %s', (_, error, kind) => {
    expect(classify(error).kind).toBe(kind);
  });

  it('treats an unknown service principal as missing consent, app-only', () => {
    const error = server('unauthorized_client', 'AADSTS700016: not found in the directory');
    expect(classifyAppOnly(error).kind).toBe('consent');
  });
});

describe('toAppError (AUTH-5)', () => {
  it('requires a login with the claims Microsoft wants proved', () => {
    const error = challenged();
    const answer = toAppError(classify(error), error);
    expect(answer).toBeInstanceOf(MicrosoftLoginRequired);
    expect(answer).toMatchObject({ status: 401, claims: '{"access_token":{}}' });
  });

  it('reports a rejected secret to the operator without mentioning it to the user', () => {
    const error = server('invalid_client', 'AADSTS7000215: Invalid client secret provided.');
    const answer = toAppError(classify(error), error);
    expect(answer).toBeInstanceOf(EntraMisconfigured);
    expect(answer).toMatchObject({ code: 'graph_error', status: 502 });
    expect(answer.detail).not.toMatch(/secret|AADSTS/);
  });

  it('asks for consent, or to wait as long as Microsoft asked', () => {
    expect(toAppError({ kind: 'consent', number: '65001' }, undefined)).toBeInstanceOf(
      ConsentRequired,
    );
    const wait = toAppError({ kind: 'transient', number: '' }, undefined, 17);
    expect(wait).toBeInstanceOf(GraphUnavailable);
    expect(wait.options.retryAfter).toBe(17);
  });
});
