import { AppError } from "@/domain/errors";
import type { Actor } from "@/server/services/context";
import { accessToken, chatActor } from "../chat-actor";
import { isOwnPage } from "../cors";
import type { Incoming } from "../incoming";

/** What a connection speaks when its caller has to name something. */
export const socketProtocol = "weft.chat";
const tokenPrefix = "weft.token.";

/**
 * Who opens a connection. Browsers can set no headers for one: their pages send an access token as a protocol. A person's
 * cookie comes along whatever page asks, so that it counts only for pages of this server.
 */
export function socketCaller(incoming: Incoming): Promise<Actor> {
  const { headers } = incoming.request;
  if (headers.get("x-api-key") !== null || headers.get("authorization") !== null) return chatActor(incoming);
  const token = offeredToken(headers.get("sec-websocket-protocol"));
  if (token !== undefined) return tokenActor(incoming, token);
  if (isOwnPage(incoming.request) || isPublicAddress(incoming)) return chatActor(incoming);
  throw new AppError("unauthenticated", "Could not validate credentials");
}

const offeredToken = (protocols: string | null): string | undefined =>
  protocols
    ?.split(",")
    .map((name) => name.trim())
    .find((name) => name.startsWith(tokenPrefix))
    ?.slice(tokenPrefix.length);

/** Only what ends by itself within the hour: a key would end up in the logs of whatever stands in between. */
async function tokenActor({ runtime }: Incoming, token: string): Promise<Actor> {
  const actor = accessToken.test(token) ? await runtime.auth.accessActor(token) : null;
  if (!actor) throw new AppError("unauthenticated", "Could not validate credentials");
  return actor;
}

/** Behind a proxy the host that pages know may be another one. */
function isPublicAddress({ request, runtime }: Incoming): boolean {
  const { appUrl } = runtime.env;
  return appUrl !== undefined && request.headers.get("origin") === new URL(appUrl).origin;
}
