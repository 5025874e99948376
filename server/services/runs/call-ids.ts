import { AppError } from "@/domain/errors";
import { newId } from "@/server/platform/ids";

export interface CallIds {
  chatId: string;
  sessionId: string;
  /** The session has just been made up, so that nothing can be stored of it yet. */
  isNew: boolean;
}

export interface GivenIds {
  chatId?: string | undefined;
  /** `overrideConfig.sessionId`, as sent. */
  sessionId?: unknown;
  /** Set on the flow's memory node. */
  fixedSessionId?: string | undefined;
  /** From the canvas: only the chat's own id counts, so that trying a flow cannot read its callers' sessions. */
  internal: boolean;
}

/** Which conversation and which memory a call belongs to. Any text is an id. */
export function resolveCallIds({ chatId, sessionId, fixedSessionId, internal }: GivenIds): CallIds {
  if (internal) {
    const own = chatId ?? newId();
    return {
      chatId: own,
      sessionId: fixedSessionId ?? own,
      isNew: chatId === undefined && fixedSessionId === undefined,
    };
  }
  const given = sessionId === null || sessionId === "" ? undefined : sessionId;
  if (given !== undefined && typeof given !== "string")
    throw new AppError("unprocessable", "Invalid sessionId: must be a string");
  const chat = chatId ?? given ?? newId();
  return {
    chatId: chat,
    sessionId: given ?? chatId ?? fixedSessionId ?? chat,
    isNew: (given ?? chatId ?? fixedSessionId) === undefined,
  };
}
