import { HttpErrorResponse, HttpHeaders } from '@angular/common/http';
import { problemOf } from './problem';
import { problemSentence } from './problem.texts';

const failed = (status: number, error: unknown, headers: Record<string, string> = {}) =>
  new HttpErrorResponse({ status, error, headers: new HttpHeaders(headers) });

describe('problemOf', () => {
  it('reads the code, id, and errors of a problem response', () => {
    const problem = { status: 422, code: 'validation_failed', detail: 'd', requestId: 'r' };
    const errors = [{ path: 'email', message: 'Invalid' }];
    expect(problemOf(failed(422, { ...problem, errors }))).toEqual({ ...problem, errors });
  });

  it('reads a problem received as text', () => {
    const text = JSON.stringify({ status: 404, code: 'not_found', detail: '', requestId: 'r' });
    expect(problemOf(failed(404, text)).code).toBe('not_found');
  });

  it('reads the seconds of Retry-After, ignoring invalid values', () => {
    const body = { status: 503, code: 'graph_unavailable', detail: '', requestId: 'r' };
    expect(problemOf(failed(503, body, { 'Retry-After': '12' })).retryAfter).toBe(12);
    expect(problemOf(failed(503, body, { 'Retry-After': 'soon' })).retryAfter).toBeUndefined();
  });

  it('tells offline from unreachable', () => {
    const online = jest.spyOn(navigator, 'onLine', 'get');
    online.mockReturnValue(false);
    expect(problemOf(failed(0, null)).code).toBe('offline');
    online.mockReturnValue(true);
    expect(problemOf(failed(0, null)).code).toBe('unreachable');
    online.mockRestore();
  });

  it('has a code for responses from intermediaries, and for missing ones', () => {
    expect(problemOf(failed(502, '<html>Bad gateway</html>'))).toMatchObject({
      status: 502,
      code: 'internal_error',
    });
    expect(problemOf(failed(404, '')).code).toBe('not_found');
    expect(problemOf(new TypeError('x')).code).toBe('internal_error');
  });

  it('has a sentence for every code', () => {
    expect(problemSentence(problemOf(failed(502, '')))).toBe(
      'Something went wrong on our side. Try again in a moment.',
    );
    expect(problemSentence({ status: 401, code: 'microsoft_login_required', detail: '' })).toBe(
      'Login to Office 365 is required.',
    );
  });
});
