/** Where the API is. */
export const apiPrefix = "/api/v1";

/** A slash too many at the end is overlooked: a redirect would lose the credentials. */
const chats = /^(?:\/v1|\/api\/v1)?(\/chats(?:\/.+?)?)\/?$/;

/** The path below `/api/v1` that a path stands for: chats are found without a prefix too. Undefined when it is none of ours. */
export function apiPath(path: string): string | undefined {
  const below = chats.exec(path)?.[1];
  if (below !== undefined) return apiPrefix + below;
  return path.startsWith(`${apiPrefix}/`) ? path : undefined;
}
