import { AppError } from "@/domain/errors";
import type { Actor } from "@/server/services/context";
import { sessionActor } from "./authorise";
import type { Incoming } from "./incoming";

/**
 * Who asks for chats: the first of the key, the Bearer and the session that the request carries. One that is carried but
 * opens nothing is refused; it never falls through to the next kind.
 */
export async function chatActor(incoming: Incoming): Promise<Actor> {
  const { request, runtime } = incoming;
  const key = request.headers.get("x-api-key");
  const header = request.headers.get("authorization");
  const actor =
    key !== null
      ? await runtime.auth.keyActor(key.trim())
      : header !== null
        ? await bearerActor(incoming, header)
        : await sessionActor(incoming);
  if (!actor) throw new AppError("unauthenticated", "Could not validate credentials");
  return actor;
}

/** Access tokens are sealed in five parts; no key has a point in it. */
export const accessToken = /^[\w-]+\.[\w-]*\.[\w-]+\.[\w-]+\.[\w-]+$/;

async function bearerActor({ runtime }: Incoming, header: string): Promise<Actor | null> {
  const token = /^bearer +(\S+)$/i.exec(header.trim())?.[1];
  if (token === undefined) return null;
  return accessToken.test(token) ? runtime.auth.accessActor(token) : runtime.auth.keyActor(token);
}
