import { RequestMethod, type INestApplicationContext } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import { ALLOW, type Audience } from './allow.js';

/** Every route of ours stands under this. */
export const API_PREFIX = 'api';

/** One route as the controllers declare it. */
export interface RouteFact {
  method: string;
  /** With the prefix: `/api/notices/:id`. */
  path: string;
  /** `NoticesController.get`. */
  handler: string;
  allow: Audience[] | undefined;
  /** Inputs (`@Body`, `@Query`, `@Param`) that have no schema. */
  unvalidated: string[];
}

type Handler = (...args: never[]) => unknown;
const INPUTS: Record<string, string> = { '3': '@Body', '4': '@Query', '5': '@Param' };
const read = <T>(key: string, target: object, property?: string): T | undefined =>
  (property === undefined ? Reflect.getMetadata(key, target) : Reflect.getMetadata(key, target, property)) as T | undefined;

function unvalidatedInputs(controller: object, method: string): string[] {
  const args = read<Record<string, { schema?: unknown; data?: unknown }>>(ROUTE_ARGS_METADATA, controller, method) ?? {};
  return Object.entries(args).flatMap(([key, arg]) => {
    const input = INPUTS[key.split(':')[0] ?? ''];
    return input && !arg.schema ? [`${input}(${typeof arg.data === 'string' ? arg.data : ''})`] : [];
  });
}

const paths = (value: string | string[] | undefined): string[] => (Array.isArray(value) ? value : [value ?? '']);
const join = (...parts: string[]): string => `/${parts.flatMap((part) => part.split('/')).filter(Boolean).join('/')}`;

function routesOf(controller: { prototype: object; name: string }): RouteFact[] {
  const names = Object.getOwnPropertyNames(controller.prototype).filter((name) => name !== 'constructor');
  return names.flatMap((name) => {
    const handler = (controller.prototype as Record<string, Handler>)[name];
    const method = handler && read<RequestMethod>(METHOD_METADATA, handler);
    if (!handler || method === undefined) return [];
    const fact = {
      method: RequestMethod[method] ?? 'ALL',
      handler: `${controller.name}.${name}`,
      allow: read<Audience[]>(ALLOW, handler) ?? read<Audience[]>(ALLOW, controller),
      unvalidated: unvalidatedInputs(controller, name),
    };
    return paths(read(PATH_METADATA, controller)).flatMap((base) => paths(read(PATH_METADATA, handler)).map((own) => ({ ...fact, path: join(API_PREFIX, base, own) })));
  });
}

/** All routes of an application, for the boot check and for the role × route tests. */
export function listRoutes(app: INestApplicationContext): RouteFact[] {
  const modules = [...app.get(ModulesContainer, { strict: false }).values()];
  const controllers = modules.flatMap((module) => [...module.controllers.values()]).map((wrapper) => wrapper.metatype);
  return controllers.flatMap((controller) => (typeof controller === 'function' ? routesOf(controller as unknown as { prototype: object; name: string }) : []));
}

/** Throws when a route says not who may call it, or takes an input that nothing checks. */
export function checkRoutes(routes: RouteFact[]): void {
  const problems = routes.flatMap((route) => [...(route.allow ? [] : [`${route.handler}: @Allow is missing`]), ...route.unvalidated.map((input) => `${route.handler}: ${input} has no schema`)]);
  if (problems.length > 0) throw new Error(`routes are not safe to serve:\n  ${problems.join('\n  ')}`);
}
