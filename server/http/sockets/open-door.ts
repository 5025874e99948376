import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { AppError } from "@/domain/errors";
import { clientAddress } from "@/server/platform/client-address";
import { createSocketServer, type SocketLimits } from "@/server/platform/web-socket";
import type { Runtime } from "@/server/runtime";
import type { ChatContext } from "@/server/services/chats/chat-context";
import { findChat } from "@/server/services/chats/find-chat";
import { requireAccess } from "@/server/services/context";
import { apiPath, apiPrefix } from "../api-path";
import { chatDeskOf } from "@/server/services/chats/chat-desk-of";
import { detailResponse } from "../detail-response";
import type { Incoming } from "../incoming";
import { fromNode } from "../node-request";
import { createOpenSockets } from "./open-sockets";
import { refuseUpgrade } from "./refuse-upgrade";
import { serveChat } from "./serve-chat";
import { socketCaller, socketProtocol } from "./socket-caller";

export type UpgradeDoor = (request: IncomingMessage, stream: Duplex, head: Buffer) => boolean;

const limits: SocketLimits = { maxFrameBytes: 1024 * 1024, pingEveryMs: 30_000, burst: 40, perSecond: 20 };
const path = new RegExp(`^${apiPrefix}/chats/([^/]+)/ws$`);

/** The door for connections that stay open: chats as WebSockets. False for every other path. */
export function createUpgradeDoor(runtime: Runtime, given: Partial<SocketLimits> = {}): UpgradeDoor {
  const accept = createSocketServer({ ...limits, ...given }, socketProtocol);
  const sockets = createOpenSockets(runtime.env.socketsPerCaller);
  return (message, stream, head) => {
    const { pathname, searchParams } = new URL(message.url ?? "/", "http://localhost");
    const chatId = path.exec(apiPath(pathname) ?? "")?.[1];
    if (chatId === undefined || message.headers.upgrade?.toLowerCase() !== "websocket") return false;
    const request = fromNode(message);
    const address = clientAddress(message.socket.remoteAddress, request.headers.get("x-forwarded-for"));
    const incoming: Incoming = { runtime, request, query: searchParams, address, params: { id: chatId } };
    // A peer that leaves meanwhile is none of the server's troubles.
    stream.on("error", () => stream.destroy());
    enter(incoming)
      .then(({ ctx, leave }) => {
        stream.once("close", leave);
        if (stream.destroyed) return leave();
        accept(message, stream, head, (socket) => serveChat(ctx, incoming, { chatId, socket }));
      })
      .catch((error: unknown) => refuseUpgrade(stream, detailResponse(incoming, error)));
    return true;
  };

  async function enter(incoming: Incoming): Promise<{ ctx: ChatContext; leave(): void }> {
    const ctx = { ...runtime, actor: await socketCaller(incoming), chats: chatDeskOf(runtime) };
    requireAccess(ctx, "viewer", "predict");
    if (ctx.chats.closing.aborted) throw new AppError("rate_limited", "The server is stopping. Connect again.");
    await findChat(ctx, incoming.params.id ?? "");
    return { ctx, leave: sockets.enter(ctx.actor) };
  }
}
