import { z } from "zod";
import { giveChatInput, sendChatMessage } from "@/domain/api/contracts/chat";
import { isRecord } from "@/domain/api/contracts/lenient";
import { assertNever } from "@/domain/assert-never";
import type { ChatContext } from "@/server/services/chats/chat-context";
import { inputToChat, sayInChat, stopChat } from "../chat-acts";
import { detailResponse, invalidResponse } from "../detail-response";
import type { Incoming } from "../incoming";
import { parseJson } from "../read-body";

/** What comes back for a frame: `data` is the body of the same call over HTTP, and `to` the frame's own `id`. */
export interface FrameAnswer {
  event: "reply" | "error";
  to: string | number | null;
  status: number;
  data: unknown;
}

const types = z.enum(["message", "input", "abort", "ping"]);

/** Does what a frame asks for, and words refusals as the endpoints do. Never rejects. */
export async function answerFrame(
  ctx: ChatContext,
  incoming: Incoming,
  { chatId, text }: { chatId: string; text: string },
): Promise<FrameAnswer> {
  let to: FrameAnswer["to"] = null;
  const refusal = async (response: Response): Promise<FrameAnswer> => ({
    ...{ event: "error", to, status: response.status },
    data: await response.json(),
  });
  try {
    const frame = parseJson(text);
    to = idOf(frame);
    const type = types.safeParse(isRecord(frame) ? frame["type"] : undefined);
    const call = { ctx, incoming, chatId };
    if (type.error) return await refusal(invalidResponse("body", frame, inType(type.error)));
    const done = await act(type.data, frame, call);
    return done instanceof z.ZodError
      ? await refusal(invalidResponse("body", frame, done))
      : { event: "reply", to, status: 200, data: done };
  } catch (error) {
    return refusal(detailResponse(incoming, error));
  }
}

/** The body of a successful answer, or what does not fit. */
async function act(
  type: z.output<typeof types>,
  frame: unknown,
  call: Parameters<typeof stopChat>[0],
): Promise<object> {
  switch (type) {
    case "message": {
      const body = sendChatMessage.body.safeParse(frame);
      return body.error ?? sayInChat(call, body.data);
    }
    case "input": {
      const body = giveChatInput.body.safeParse(frame);
      return body.error ?? inputToChat(call, body.data);
    }
    case "abort":
      return stopChat(call);
    case "ping":
      return { detail: "pong" };
    default:
      return assertNever(type);
  }
}

function idOf(frame: unknown): FrameAnswer["to"] {
  const id = isRecord(frame) ? frame["id"] : undefined;
  return typeof id === "number" || (typeof id === "string" && id.length <= 200) ? id : null;
}

/** The problem is the frame's `type`. */
const inType = ({ issues }: z.ZodError): z.ZodError =>
  new z.ZodError(issues.map((issue) => ({ ...issue, path: ["type"] })));
