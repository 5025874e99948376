import { apiPrefix } from "./api-path";
import type { Route } from "./route";

export interface Match {
  route: Route;
  params: Record<string, string>;
}

/** Finds the endpoint of a path, by its segments one by one: no prefix of a path is ever enough. */
export interface Router {
  match(method: string, path: string): Match | undefined;
  /** Endpoints at the path whatever their method, for a browser's preflight. */
  at(path: string): Match[];
}

export function createRouter(routes: readonly Route[]): Router {
  // Paths differ in their first segment, so few candidates are compared for each request.
  const bySegment = new Map<string, { route: Route; segments: readonly string[] }[]>();
  for (const route of routes) {
    const segments = route.contract.path.slice(1).split("/");
    const [first = ""] = segments;
    bySegment.set(first, [...(bySegment.get(first) ?? []), { route, segments }]);
  }
  const candidates = (path: string): Match[] => {
    const given = path.slice(apiPrefix.length + 1).split("/");
    return (bySegment.get(given[0] ?? "") ?? []).flatMap(({ route, segments }) => {
      const params = readParams(segments, given);
      return params ? [{ route, params }] : [];
    });
  };
  return {
    at: candidates,
    match: (method, path) => candidates(path).find(({ route }) => route.contract.method === method),
  };
}

function readParams(segments: readonly string[], given: readonly string[]): Record<string, string> | undefined {
  if (segments.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const value = given[index] ?? "";
    if (!segment.startsWith(":")) {
      if (segment !== value) return undefined;
      continue;
    }
    const decoded = decode(value);
    if (decoded === undefined) return undefined;
    params[segment.slice(1)] = decoded;
  }
  return params;
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
