import { jsonObjectInput } from "../json-input";

/** An address without slashes at its end; the usual one where nothing was typed. */
export const endpoint = (typed: string | undefined, usual: string): string =>
  (typed?.trim() || usual).replace(/\/+$/, "");

export const bearer = (key: string | undefined): Record<string, string> =>
  key ? { authorization: `Bearer ${key}` } : {};

/** Headers that a flow's author wrote as JSON. */
export const typedHeaders = (typed: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(jsonObjectInput(typed, "Base Options") ?? {}).map(([name, value]) => [name, String(value)]),
  );
