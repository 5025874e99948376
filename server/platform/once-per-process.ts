declare global {
  var __weftKept: Map<string, WeakMap<object, unknown>> | undefined;
}

/**
 * Makes something once for each owner in this process. What was made lies on `globalThis`: Next bundles a module once for
 * each of its entries, so that a module's own variables are there several times.
 */
export function oncePerProcess<O extends object, V>(
  name: string,
  make: (owner: O) => V,
  identityOf: (owner: O) => object = (owner) => owner,
): (owner: O) => V {
  return (owner) => {
    globalThis.__weftKept ??= new Map();
    const kept = globalThis.__weftKept.get(name) ?? new WeakMap();
    globalThis.__weftKept.set(name, kept);
    const identity = identityOf(owner);
    if (!kept.has(identity)) kept.set(identity, make(owner));
    // Whatever lies under this name was made by this function, or by another copy of it.
    return kept.get(identity) as V;
  };
}
