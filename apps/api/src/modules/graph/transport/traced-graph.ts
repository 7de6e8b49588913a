import { AsyncLocalStorage } from 'node:async_hooks';

const sources = new AsyncLocalStorage<string>();

/** The running method of a traced class, such as `EducationGraph.schools`. */
export const runningSource = (): string | undefined => sources.getStore();

/** Attributes what `target`'s methods request from Graph to them (DEMO-1). Calls to itself count for the first method. */
export function traced<T extends object>(target: T): T {
  const name = target.constructor.name;
  return new Proxy(target, {
    get(object, key) {
      const value: unknown = Reflect.get(object, key, object);
      if (typeof value !== 'function') return value;
      return (...parameters: unknown[]) =>
        sources.run(`${name}.${String(key)}`, () => Reflect.apply(value, object, parameters));
    },
  });
}
