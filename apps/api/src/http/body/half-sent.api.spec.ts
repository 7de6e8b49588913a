import { connect, type Socket } from 'node:net';
import { startApi, type TestApi, type TestBrowser } from '../../testing';

/** What takes seconds and minutes in production. */
const limits = { headers: 300, pace: { patience: 300, leastRate: 8_000, every: 20 } };
const file = `/api/v1/classes/${crypto.randomUUID()}/assignments/${crypto.randomUUID()}/resources?name=a`;
const ways: [string, string, string][] = [
  ['of a sign-in', 'POST /api/v1/session', '408'],
  ['of a registration', 'POST /api/v1/accounts', '408'],
  ['that takes a session', 'PUT /api/v1/classes/1/seating', '401'],
  ['of a file without a session', `POST ${file}`, '401'],
  ['to an unknown route', 'POST /api/v1/nothing', '404'],
  ['to a page', 'POST /schools', '404'],
];

describe('half-sent requests', () => {
  let api: TestApi;
  let nobody: TestBrowser;

  beforeAll(async () => {
    api = await startApi({ limits });
    nobody = api.browser();
    await nobody.session();
  });
  afterAll(() => api.stop());

  /** Sends the start of a request. @returns everything answered until the other side closed the connection */
  function begin(text: string): { socket: Socket; answered: Promise<string> } {
    const { port, hostname } = new URL(api.url);
    const socket = connect(Number(port), hostname);
    socket.write(text);
    const answered = new Promise<string>((resolve) => {
      let all = '';
      socket.on('data', (data) => (all += String(data)));
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(all));
    });
    return { socket, answered };
  }

  function headersOf(route: string, length = 1_000): string {
    const url = new URL(api.url);
    const token = nobody.cookies.get(url, 'XSRF-TOKEN') ?? '';
    return (
      `${route} HTTP/1.1\r\nHost: ${url.host}\r\nCookie: ${nobody.cookies.headerFor(url)}\r\n` +
      `X-XSRF-TOKEN: ${token}\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`
    );
  }

  it.each(ways)('%s are ended, 30 at once', async (_, route, status) => {
    const all = Array.from({ length: 30 }, () => begin(`${headersOf(route)}{"email":`).answered);
    for (const text of await Promise.all(all)) expect(text.slice(9, 12)).toBe(status);
  });

  it('get an error in the usual form', async () => {
    const text = await begin(`${headersOf('POST /api/v1/session')}{`).answered;
    expect(text).toMatch(/content-type: application\/problem\+json/i);
    expect(text).toMatch(/connection: close/i);
    expect(text).toContain('"code":"request_timeout"');
  });

  it('are ended even if a byte keeps arriving now and then', async () => {
    const { socket, answered } = begin(headersOf('POST /api/v1/session', 15_000));
    const drip = setInterval(() => socket.write('['), 20);
    expect((await answered).slice(9, 12)).toBe('408');
    clearInterval(drip);
  });

  it("are ended after a response that didn't wait for them", async () => {
    const { socket, answered } = begin(headersOf('PUT /api/v1/classes/1/seating', 1e9));
    const drip = setInterval(() => socket.write('['), 20);
    expect((await answered).slice(9, 12)).toBe('401');
    clearInterval(drip);
  });

  it('are ended during their headers, too', async () => {
    const parts = [
      '',
      'POST /api/v1/session HTTP/1.1\r\n',
      'GET / HTTP/1.1\r\nHost: localhost\r\nx:',
    ];
    await Promise.all(parts.map((text) => begin(text).answered));
  });

  it('leave the connection to the next request if they arrive complete', async () => {
    const { socket, answered } = begin('');
    const body = '{"email":"a@school.example","password":"x"}';
    const whole = headersOf('POST /api/v1/session', body.length) + body;
    socket.write(whole + whole);
    while (socket.bytesRead < 1_000) await new Promise((done) => socket.once('data', done));
    socket.end();
    expect((await answered).match(/HTTP\/1\.1 401/g)).toHaveLength(2);
  });
});
