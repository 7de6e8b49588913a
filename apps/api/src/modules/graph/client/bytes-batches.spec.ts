import { NotFound } from '../../../http';
import { GraphRequestFailed, GraphUnavailable } from '../transport/graph-error';
import { failure, FakeCaller, json, raw, scriptedGraph, type Reply } from '../testing';
import { BytesBatches } from './bytes-batches';

interface Part {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

const app = new FakeCaller('app');
const picture = (text: string): Part => ({
  status: 200,
  headers: { 'Content-Type': 'image/png' },
  body: Buffer.from(text).toString('base64'),
});

/** Answers each part by its path. */
const parts =
  (answer: (url: string) => Part): Reply =>
  (response, request) => {
    const { requests } = JSON.parse(request.body) as { requests: { id: string; url: string }[] };
    const responses = requests.map(({ id, url }) => ({ id, ...answer(url) }));
    json({ responses })(response, request);
  };

describe('BytesBatches', () => {
  const server = scriptedGraph();

  function setup(...replies: Reply[]) {
    const connected = server.connect(replies, { maxAttempts: 1 });
    const batches = new BytesBatches(connected.graph, connected.clock);
    return { ...connected, batches, get: (path: string, by = app) => batches.get(by, path) };
  }

  const sent = () => server.requests.map(({ method, path }) => `${method} ${path}`);
  const sizes = () =>
    server.requests.map(
      ({ body }) => (JSON.parse(body) as { requests: unknown[] }).requests.length,
    );

  it('sends 30 simultaneous requests in two batches, and returns each its own bytes', async () => {
    const { get } = setup(parts((url) => picture(url)));
    const paths = Array.from({ length: 30 }, (_, number) => `/users/u${number}/photo/$value`);
    const found = await Promise.all(paths.map((path) => get(path)));
    expect(found.map(({ bytes }) => bytes.toString())).toEqual(paths);
    expect(found[0]?.contentType).toBe('image/png');
    expect(sizes().sort()).toEqual([10, 20]);
  });

  it('sends requests that arrive while one is in progress together after it', async () => {
    let release: () => void = () => undefined;
    const { get } = setup(
      (response, request) => {
        release = () => {
          parts((url) => picture(url))(response, request);
        };
        arrived();
      },
      parts((url) => picture(url)),
    );
    let arrived: () => void = () => undefined;
    const hasArrived = new Promise<void>((resolve) => (arrived = resolve));
    const first = [get('/a'), get('/b')];
    await hasArrived;
    const later = [get('/c')];
    await new Promise((resolve) => setImmediate(resolve));
    later.push(get('/d'));
    release();
    await Promise.all([...first, ...later]);
    expect(sizes()).toEqual([2, 2]);
  });

  it('sends a single one as is', async () => {
    const { get } = setup(raw('bytes', 'image/jpeg'));
    await expect(get('/users/a/photo/$value')).resolves.toEqual({
      bytes: Buffer.from('bytes'),
      contentType: 'image/jpeg',
    });
    expect(sent()).toEqual(['GET /v1.0/users/a/photo/$value']);
  });

  it('fails each by its own answer', async () => {
    const answers: Record<string, Part> = {
      '/a': picture('a'),
      '/b': { status: 404, body: { error: { code: 'ImageNotFound' } } },
      '/c': { status: 500 },
      '/d': { status: 200, body: { not: 'bytes' } },
    };
    const { get } = setup(parts((url) => answers[url]!));
    const [a, b, c, d] = await Promise.allSettled(
      ['/a', '/b', '/c', '/d'].map((path) => get(path)),
    );
    expect(a).toMatchObject({ value: { bytes: Buffer.from('a') } });
    expect(b).toMatchObject({ reason: expect.any(NotFound) as unknown });
    expect(c).toMatchObject({ reason: expect.any(GraphRequestFailed) as unknown });
    expect(d).toMatchObject({ reason: expect.any(GraphRequestFailed) as unknown });
  });

  it('repeats only the throttled ones', async () => {
    let isBusy = true;
    const { get } = setup(
      parts((url) => {
        if (url === '/a' || !isBusy) return picture(url);
        isBusy = false;
        return { status: 429, headers: { 'Retry-After': '2' } };
      }),
    );
    const found = await Promise.all([get('/a'), get('/b')]);
    expect(found.map(({ bytes }) => bytes.toString())).toEqual(['/a', '/b']);
    expect(sizes()).toEqual([2, 1]);
  });

  it('fails all if the batch fails, and continues with the next', async () => {
    const { get } = setup(
      failure(503),
      parts((url) => picture(url)),
    );
    const failed = await Promise.allSettled([get('/a'), get('/b')]);
    expect(failed).toEqual(
      [1, 2].map(() => ({ status: 'rejected', reason: expect.any(GraphUnavailable) as unknown })),
    );
    await expect(Promise.all([get('/a'), get('/b')])).resolves.toHaveLength(2);
  });

  it('never mixes tenants', async () => {
    const { get } = setup(parts((url) => picture(url)));
    const other = new FakeCaller('app', 'other');
    await Promise.all([get('/a'), get('/b'), get('/c', other), get('/d', other)]);
    const together = server.requests.map(({ body }) => body.match(/"\/\w"/g)?.join());
    expect(together.sort()).toEqual(['"/a","/b"', '"/c","/d"']);
  });

  it('is only for the application: what each person may read differs', () => {
    const { batches } = setup();
    expect(() => batches.get(new FakeCaller('ann'), '/a')).toThrow(RangeError);
  });
});
