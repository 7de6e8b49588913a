import { storyOf } from './graph-answer';
import { timedAnswer } from './testing/timed-answers';

const answersOf = (...entries: [name: string, description: string, duration?: number][]) =>
  storyOf([timedAnswer('/api/v1/x', ...entries)]).answers;

describe('a Server-Timing entry (DEMO-1)', () => {
  it('has method, path, status, duration, and source', () => {
    expect(
      answersOf(['graph', 'GET /education/schools?$select=id 200 EducationGraph.schools', 12.3]),
    ).toEqual([
      {
        method: 'GET',
        path: '/education/schools?$select=id',
        status: '200',
        hasFailed: false,
        errorCode: '',
        source: 'EducationGraph.schools',
        isCached: false,
        duration: 12.3,
        parts: [],
      },
    ]);
  });

  it.each([
    ['GET /a 403 Authorization_RequestDenied X.y', ['/a', '403', 'Authorization_RequestDenied']],
    ['GET /a 404 ResourceNotFound', ['/a', '404', 'ResourceNotFound']],
    ['GET /a timeout X.y', ['/a', 'timeout', '']],
    ['GET /a reset', ['/a', 'reset', '']],
    ['GET /a?$orderby=name desc 500 Broken X.y', ['/a?$orderby=name desc', '500', 'Broken']],
    ['POST /groups/123/members 429 X.y', ['/groups/123/members', '429', '']],
  ])('knows a failure: %s', (description, [path, status, errorCode]) => {
    const [answer] = answersOf(['graph', description]);
    expect(answer).toMatchObject({ path, status, errorCode, hasFailed: true });
  });

  it.each([
    ['GET /a', { method: 'GET', path: '/a', status: '', hasFailed: false }],
    ['', { method: '', path: '', status: '', hasFailed: false }],
    ['GET /a 304', { path: '/a', status: '304', hasFailed: false, source: '' }],
  ])('is read in as much of it as is there: “%s”', (description, wanted) => {
    expect(answersOf(['graph', description])[0]).toMatchObject(wanted);
  });

  it('may come from the cache, or be part of the preceding batch', () => {
    const [batch, cached, ...others] = answersOf(
      ['cache', 'GET /me 200 EducationGraph.me', 0.2],
      ['graph', 'POST /$batch 200 GraphBatch.send', 40],
      ['part', 'GET /a 200 EducationGraph.a'],
      ['part', 'GET /b 404 ResourceNotFound'],
    );
    expect(cached).toMatchObject({ isCached: true, path: '/me' });
    expect(batch?.parts.map(({ path, hasFailed }) => ({ path, hasFailed }))).toEqual([
      { path: '/a', hasFailed: false },
      { path: '/b', hasFailed: true },
    ]);
    expect(others).toEqual([]);
  });
});

describe('what is behind a page (DEMO-1)', () => {
  it('puts failures first, including a batch with a failed part', () => {
    const { answers } = storyOf([
      timedAnswer('/api/v1/a', ['graph', 'GET /one 200'], ['graph', 'GET /two 500 Broken']),
      timedAnswer('/api/v1/b', ['graph', 'POST /$batch 200'], ['part', 'GET /three 404']),
    ]);
    expect(answers.map(({ path }) => path)).toEqual(['/two', '/$batch', '/one']);
  });

  it('names each controller once, and ignores the panel’s own request', () => {
    const { handlers } = storyOf([
      timedAnswer('/api/v1/classes/1', ['handler', 'ClassController.read']),
      timedAnswer('/api/v1/classes/2', ['handler', 'ClassController.read']),
      timedAnswer('/api/v1/developer/sources', ['handler', 'DeveloperController.sources']),
    ]);
    expect(handlers).toEqual(['ClassController.read']);
  });

  it('sums the photos up instead of listing them', () => {
    const { answers, photos } = storyOf([
      timedAnswer('/api/v1/users/1/photo?size=48', ['graph', 'POST /$batch 200'], ['part', 'x']),
      timedAnswer('/api/v1/users/2/photo?size=48', ['cache', 'GET /users/2/photo 200']),
      timedAnswer('/api/v1/users/3/photo'),
    ]);
    expect(answers).toEqual([]);
    expect(photos).toEqual({ count: 3, requests: 1 });
  });
});
