import type { ApiScope } from '@app/contracts';
import { type INestApplicationContext, type Type, RequestMethod } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type * as z from 'zod';
import { policyKey, scopeKey, type Policy } from '../modules/auth';

/** One controller handler, with what its decorators say. */
export interface Route {
  /** `GET`, … */
  method: string;
  /** In Express's form: `/api/v1/schools/:id`. */
  path: string;
  /** The operation's id, such as `SchoolsController_show`. */
  name: string;
  policy: Policy | undefined;
  /** What programs need to call it; undefined if it is closed to them. */
  scope: ApiScope | undefined;
  /** Set by `@HttpCode`. */
  status: number | undefined;
  querySchema: z.ZodType | undefined;
  /** The schema that `@SerializeOptions` applies to the response. */
  responseSchema: z.ZodType | undefined;
}

/** Nest's own metadata, which has no public reader. */
const metadataKeys = {
  path: 'path',
  method: 'method',
  status: '__httpCode__',
  parameters: '__routeArguments__',
  serializer: 'class_serializer:options',
};
/** `RouteParamtypes.QUERY`: the keys in the parameters' metadata are `type:index`. */
const queryParameter = '4:';

type Handler = (...parameters: unknown[]) => unknown;
interface ParameterMetadata {
  data?: unknown;
  schema?: z.ZodType;
}

const read = <T>(key: string, target: object) => Reflect.getMetadata(key, target) as T | undefined;
const readEither = <T>(key: string, handler: Handler, controller: Type) =>
  read<T>(key, handler) ?? read<T>(key, controller);

function querySchemaOf(controller: Type, methodName: string): z.ZodType | undefined {
  const parameters =
    (Reflect.getMetadata(metadataKeys.parameters, controller, methodName) as
      Record<string, ParameterMetadata> | undefined) ?? {};
  const query = Object.entries(parameters).find(([key]) => key.startsWith(queryParameter));
  return query?.[1].schema;
}

const joined = (...parts: (string | undefined)[]) =>
  `/${parts
    .map((part) => (part ?? '').replaceAll(/^\/|\/$/g, ''))
    .filter(Boolean)
    .join('/')}`;

const asList = (value: string | string[] | undefined) => [value ?? ''].flat();

function routesOf(controller: Type): Route[] {
  const prototype = controller.prototype as Record<string, Handler>;
  return Object.getOwnPropertyNames(prototype).flatMap((methodName) => {
    const handler = Object.getOwnPropertyDescriptor(prototype, methodName)?.value as Handler;
    const method = typeof handler === 'function' && read<number>(metadataKeys.method, handler);
    if (typeof method !== 'number') return [];
    const base = {
      method: RequestMethod[method] ?? '',
      name: `${controller.name}_${methodName}`,
      policy: readEither<Policy>(policyKey, handler, controller),
      scope: readEither<ApiScope>(scopeKey, handler, controller),
      status: read<number>(metadataKeys.status, handler),
      querySchema: querySchemaOf(controller, methodName),
      responseSchema: readEither<{ schema?: z.ZodType }>(
        metadataKeys.serializer,
        handler,
        controller,
      )?.schema,
    };
    const prefixes = asList(read(metadataKeys.path, controller));
    const paths = asList(read(metadataKeys.path, handler));
    return prefixes.flatMap((prefix) =>
      paths.map((path) => ({ ...base, path: joined(prefix, path) })),
    );
  });
}

/** Every route of the application's controllers. */
export function listRoutes(app: INestApplicationContext): Route[] {
  const modules = [...app.get(ModulesContainer).values()];
  const controllers = modules.flatMap((module) => [...module.controllers.values()]);
  return controllers.flatMap(({ metatype }) => (metatype ? routesOf(metatype as Type) : []));
}
