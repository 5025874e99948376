import { assertNever } from "@/domain/assert-never";
import type { OpenSocket, SocketPeer } from "@/server/platform/web-socket";
import type { ChatContext } from "@/server/services/chats/chat-context";
import { type FollowingEnd, followChat } from "@/server/services/chats/follow-chat";
import { chatEventBody } from "../chat-event-body";
import type { Incoming } from "../incoming";
import { isStill } from "../is-still";
import { untilRevoked } from "../streams/until-revoked";
import { answerFrame, type FrameAnswer } from "./answer-frame";
import { socketCaller } from "./socket-caller";

/** Why a connection ends. Codes from 4000 on are an application's own. */
const ends = {
  stopping: [1001, "The server is stopping. Connect again."],
  bytes: [1003, "Send texts with JSON in them."],
  failed: [1011, "Something went wrong in the server. Its log says what."],
  refused: [4401, "The credentials are not valid any more."],
  deleted: [4404, "The chat has been deleted."],
  loud: [4429, "Too many frames at once. Connect again, and send fewer."],
} as const;

/** Frames that may wait for their turn. */
const mostWaiting = 40;

/** One connection to a chat: tells its messages and states as they come, and does what its frames ask, one by one. */
export function serveChat(
  ctx: ChatContext,
  incoming: Incoming,
  { chatId, socket }: { chatId: string; socket: OpenSocket },
): SocketPeer {
  const end = (why: keyof typeof ends) => {
    const [code, reason] = ends[why];
    socket.close(code, reason);
  };
  const isAllowed = () => isStill(ctx.actor, () => socketCaller(incoming));
  const tell = (frame: object) => socket.send(JSON.stringify(frame));
  void follow(ctx, incoming, { chatId, socket, isAllowed, tell })
    .catch((error: unknown) => {
      ctx.log.error({ err: error, chatId }, "A chat could not be followed any further");
      return "failed" as const;
    })
    .then((why) => why && end(why));
  let last = Promise.resolve();
  let waiting = 0;
  const answer = async (text: string): Promise<void> => {
    if (socket.closed.aborted) return;
    const given: FrameAnswer = (await isAllowed())
      ? await answerFrame(ctx, incoming, { chatId, text })
      : { event: "error", to: null, status: 401, data: { detail: "Could not validate credentials" } };
    await tell(given);
  };
  return {
    hears(text) {
      if (waiting >= mostWaiting) return end("loud");
      waiting += 1;
      last = last
        .then(() => answer(text))
        .catch((error: unknown) => {
          ctx.log.error({ err: error, chatId }, "A frame could not be answered");
          end("failed");
        })
        .finally(() => (waiting -= 1));
    },
    isTooLoud: () => end("loud"),
    sendsBytes: () => end("bytes"),
  };
}

interface Followed {
  chatId: string;
  socket: OpenSocket;
  isAllowed(): Promise<boolean>;
  tell(frame: object): Promise<boolean>;
}

/** Gives why it ended, unless the peer has left. */
async function follow(
  ctx: ChatContext,
  { request, query, runtime }: Incoming,
  { chatId, socket, isAllowed, tell }: Followed,
): Promise<keyof typeof ends | undefined> {
  const after = request.headers.get("last-event-id") ?? query.get("after") ?? undefined;
  const keyId = ctx.actor.kind === "key" ? ctx.actor.keyId : undefined;
  let why: keyof typeof ends | undefined;
  await untilRevoked(runtime, keyId, async (revoked) => {
    const signal = AbortSignal.any([socket.closed, ctx.chats.closing, revoked]);
    const events = followChat(ctx, { chatId, after, signal, isAllowed });
    let next = await events.next();
    while (!next.done && (await tell(chatEventBody(next.value)))) next = await events.next();
    if (next.done) why = revoked.aborted ? "refused" : reasonOf(next.value, ctx);
  });
  return why;
}

function reasonOf(end: FollowingEnd, { chats }: ChatContext): keyof typeof ends | undefined {
  switch (end) {
    case "left":
      return chats.closing.aborted ? "stopping" : undefined;
    case "refused":
    case "deleted":
      return end;
    default:
      return assertNever(end);
  }
}
