import { problemSchema } from '@app/contracts';
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import * as z from 'zod';
import { listRoutes, type Route } from './list-routes';

type JsonSchema = Record<string, unknown>;
type Io = 'input' | 'output';

interface Parameter {
  $ref?: string;
  name?: string;
  in?: string;
}

interface Operation {
  parameters?: Parameter[];
  responses: Record<string, unknown>;
  security?: unknown[];
}

const methodsWithToken = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);
const csrfParameter = { $ref: '#/components/parameters/CsrfToken' };
const problemResponse = { $ref: '#/components/responses/Problem' };

/** OpenAPI 3.1 accepts JSON Schema as zod writes it. */
function toJsonSchema(schema: z.ZodType, io: Io): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}

function queryParameters(schema: z.ZodType): Parameter[] {
  const { properties = {}, required = [] } = toJsonSchema(schema, 'input') as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema: property,
  }));
}

const defaultStatus = (method: string) => (method === 'POST' ? 201 : 200);

/** What a route returns on success; redirects and pictures declare it themselves with Swagger's decorators. */
function successOf({ method, status, responseSchema, path }: Route): Record<string, unknown> {
  if (path.startsWith('/auth/')) return { 302: { description: 'Where the browser continues.' } };
  const code = String(status ?? defaultStatus(method));
  if (!responseSchema) return {};
  const schema = toJsonSchema(responseSchema, 'output');
  return { [code]: { description: 'Done.', content: { 'application/json': { schema } } } };
}

/** A parameter's decorator overrides its schema. */
const withoutTwice = (parameters: Parameter[]) =>
  parameters.filter(
    (parameter, index) =>
      index ===
      parameters.findIndex(
        ({ name, in: place }) => name === parameter.name && place === parameter.in,
      ),
  );

function complete(operation: Operation, route: Route): void {
  const success = successOf(route);
  const own = Object.keys(success).length > 0 ? success : operation.responses;
  operation.responses = { ...own, default: problemResponse };
  const hasToken = methodsWithToken.has(route.method) && route.path.startsWith('/api/v1/');
  operation.parameters = withoutTwice([
    ...(operation.parameters ?? []),
    ...(route.querySchema ? queryParameters(route.querySchema) : []),
    ...(hasToken ? [csrfParameter] : []),
  ]);
  if (route.policy !== 'public') operation.security = [{ session: [] }];
}

const toTemplate = (path: string) => path.replaceAll(/:(\w+)/g, '{$1}');

function baseDocument(app: INestApplication): OpenAPIObject {
  const settings = new DocumentBuilder()
    .setTitle('EDUGraph')
    .setDescription('Schools, classes and accounts in Microsoft 365 Education tenants.')
    .setVersion('1')
    .setOpenAPIVersion('3.1.0')
    .addCookieAuth('edu_session', { type: 'apiKey', in: 'cookie' }, 'session')
    .build();
  return SwaggerModule.createDocument(app, settings, {
    operationIdFactory: (controller, method) => `${controller}_${method}`,
    standardSchemaConverter: (schema, { schemaType }) =>
      schema instanceof z.ZodType ? { schema: toJsonSchema(schema, schemaType) } : undefined,
  });
}

/** The OpenAPI 3.1 description, generated from the routes, their policies and their zod contracts. */
export function describeApi(app: INestApplication): OpenAPIObject {
  const document = baseDocument(app);
  for (const route of listRoutes(app)) {
    const item = document.paths[toTemplate(route.path)] as Record<string, Operation> | undefined;
    const operation = item?.[route.method.toLowerCase()];
    if (operation) complete(operation, route);
  }
  const problem = toJsonSchema(problemSchema, 'output');
  document.components = {
    ...document.components,
    parameters: {
      CsrfToken: {
        name: 'X-XSRF-TOKEN',
        in: 'header',
        required: true,
        description: 'The value of the XSRF-TOKEN cookie, which any response may set.',
        schema: { type: 'string' },
      },
    },
    responses: {
      Problem: {
        description: 'What went wrong (RFC 9457).',
        content: { 'application/problem+json': { schema: problem } },
      },
    },
  };
  return document;
}
