import { AsyncLocalStorage } from 'node:async_hooks';

const sources = new AsyncLocalStorage<string>();

/** The method of a traced class that is running, such as `EducationGraph.schools`. */
export const runningSource = (): string | undefined => sources.getStore();

/** Lets what the methods of `target` ask of Graph be traced to them (DEMO-1). Calls to itself stay with the first. */
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
