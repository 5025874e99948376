/** Where the API is. */
export const apiPrefix = "/api/v1";

const chats = /^(?:\/v1)?(\/chats(?:\/.*)?)$/;

/** The path below `/api/v1` that a path stands for: chats are found without a prefix too. Undefined when it is none of ours. */
export function apiPath(path: string): string | undefined {
  if (path.startsWith(`${apiPrefix}/`)) return path;
  const below = chats.exec(path)?.[1];
  return below === undefined ? undefined : apiPrefix + below;
}
