import type { BodyOf, Contract, QueryOf } from "@/domain/api/contract";
import { type ChatContext } from "@/server/services/chats/chat-context";
import { requireAccess } from "@/server/services/context";
import { apiPrefix } from "./api-path";
import { asPrinted } from "./as-printed";
import { chatActor } from "./chat-actor";
import { chatDeskOf } from "@/server/services/chats/chat-desk-of";
import { detailResponse, invalidResponse } from "./detail-response";
import { jsonResponse } from "./error-response";
import type { Incoming } from "./incoming";
import { readBody } from "./read-body";
import { type Answer, type Call, queryObject, type Route } from "./route";

const maxBodyBytes = 10 * 1024 * 1024;

/** An endpoint of FlowGen's chats: it asks who it is, parses, calls, and words refusals as FlowGen does. */
export function chatRoute<C extends Contract>(
  contract: C,
  handler: (call: Call<C> & { ctx: ChatContext }) => Promise<Answer<C>>,
): Route {
  const { access } = contract;
  if (access.kind !== "chats") throw new Error(`${contract.path} is not an endpoint of chats.`);
  return {
    contract,
    async answer(incoming) {
      try {
        const ctx = await contextOf(incoming);
        requireAccess(ctx, access.role, access.scope);
        const { params } = incoming;
        const given = queryObject(incoming.query);
        const query = contract.query?.safeParse(given);
        if (query?.error) return invalidResponse("query", given, query.error);
        const sent = contract.body && (await readBody(incoming.request, maxBodyBytes, asPrinted));
        const body = contract.body?.safeParse(sent);
        if (body?.error) return invalidResponse("body", sent, body.error);
        // The conditions above are the ones in the types.
        const parsed = { query: query?.data as QueryOf<C>, body: body?.data as BodyOf<C> };
        const answer = await handler({ params, incoming, ctx, ...parsed });
        return answer instanceof Response ? answer : jsonResponse(answer);
      } catch (error) {
        return detailResponse(incoming, error);
      }
    },
  };
}

const contextOf = async (incoming: Incoming): Promise<ChatContext> => ({
  ...incoming.runtime,
  actor: await chatActor(incoming),
  chats: chatDeskOf(incoming.runtime),
});

export const isChatsPath = (path: string): boolean =>
  path === `${apiPrefix}/chats` || path.startsWith(`${apiPrefix}/chats/`);

/** Who is nobody here learns nothing about which paths exist. */
export async function unknownChatsPath(incoming: Incoming, otherMethod: boolean): Promise<Response> {
  try {
    await chatActor(incoming);
    return otherMethod
      ? jsonResponse({ detail: "Method Not Allowed" }, 405)
      : jsonResponse({ detail: "Not Found" }, 404);
  } catch (error) {
    return detailResponse(incoming, error);
  }
}
