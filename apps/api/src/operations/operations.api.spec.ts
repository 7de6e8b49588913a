import type { Problem } from '@app/contracts';
import type { OpenAPIObject } from '@nestjs/swagger';
import Ajv2020 from 'ajv/dist/2020';
import { DataSource } from 'typeorm';
import { startApi, type TestApi } from '../testing';
import { listRoutes } from './list-routes';

interface Parameter {
  $ref?: string;
  name?: string;
  in?: string;
}
interface Operation {
  operationId: string;
  parameters?: Parameter[];
  responses: Record<string, { content?: Record<string, { schema: object }> }>;
  security?: unknown[];
}
type Paths = Record<string, Record<string, Operation>>;

describe('the description of the API (API-1)', () => {
  let api: TestApi;
  let document: OpenAPIObject;
  let paths: Paths;

  beforeAll(async () => {
    api = await startApi();
    document = (await api.browser().get<OpenAPIObject>('/api/openapi.json')).body;
    paths = document.paths as unknown as Paths;
  });

  afterAll(() => api.stop());

  it('is OpenAPI 3.1 and has every route of /api/v1', () => {
    expect(document.openapi).toBe('3.1.0');
    const described = Object.entries(paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const routes = listRoutes(api.app)
      .filter(({ path }) => path.startsWith('/api/v1/'))
      .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
    expect(described).toEqual(expect.arrayContaining(routes));
  });

  it('has only schemas that are JSON Schema 2020-12', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    const schemas = findSchemas(document);
    expect(schemas.length).toBeGreaterThan(20);
    for (const schema of schemas) ajv.compile(schema);
  });

  it('names the parameters of a query', () => {
    const operation = paths['/api/v1/schools/{id}/classes']?.['get'];
    const names = operation?.parameters?.map((parameter) => `${parameter.in} ${parameter.name}`);
    expect(names?.sort()).toEqual([
      'path id',
      'query cursor',
      'query limit',
      'query mine',
      'query search',
    ]);
  });

  it('says what a sign-in answers, and that it needs the CSRF token but no session', () => {
    const operation = paths['/api/v1/session']?.['post'];
    expect(Object.keys(operation?.responses ?? {})).toEqual(['200', 'default']);
    expect(operation?.parameters).toContainEqual({ $ref: '#/components/parameters/CsrfToken' });
    expect(operation?.security).toBeUndefined();
    expect(paths['/api/v1/me']?.['get']?.security).toEqual([{ session: [] }]);
  });

  it('is true of the answer of GET /session', async () => {
    const schema = paths['/api/v1/session']?.['get']?.responses['200']?.content;
    const validate = new Ajv2020({ strict: false }).compile(
      schema?.['application/json']?.schema ?? {},
    );
    const browser = api.browser();
    await browser.register('openapi@school.example');
    expect([validate(await browser.session()), validate({ authenticated: 'yes' })]).toEqual([
      true,
      false,
    ]);
  });

  it('has a page that runs only its own scripts', async () => {
    const browser = api.browser();
    const { status, headers, body } = await browser.get<string>('/api/docs');
    expect(status).toBe(200);
    const nonce = /script-src 'nonce-([^']+)'/.exec(headers.get('content-security-policy') ?? '');
    expect(
      body.match(/<script[^>]*>/g)?.every((tag) => tag.includes(`nonce="${nonce?.[1]}"`)),
    ).toBe(true);
    expect(body).not.toMatch(/https?:\/\//);
    for (const [, address] of body.matchAll(/(?:src|href)="(\/[^"]+)"/g))
      expect((await browser.get(address!)).status).toBe(200);
    const notFiles = ['package.json', 'constructor', '__proto__', 'toString', 'valueOf'];
    for (const name of notFiles) expect((await browser.get(`/api/docs/${name}`)).status).toBe(404);
  });
});

describe('health', () => {
  it('needs no session, and ready means the database answers', async () => {
    const api = await startApi();
    const browser = api.browser();
    expect((await browser.get('/health/live')).body).toEqual({ status: 'ok' });
    const ready = await browser.get<{ status: string }>('/health/ready');
    expect([ready.status, ready.body.status]).toEqual([200, 'ok']);
    await api.app.get(DataSource).destroy();
    const away = await browser.get<Problem>('/health/ready');
    expect([away.status, away.body.code]).toEqual([503, 'service_unavailable']);
    expect((await browser.get('/health/live')).status).toBe(200);
    await api.app.get(DataSource).initialize();
    await api.stop();
  });
});

/** Every object under a key named `schema`. */
function findSchemas(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'schema' && typeof inner === 'object' ? [inner as object] : findSchemas(inner),
  );
}
