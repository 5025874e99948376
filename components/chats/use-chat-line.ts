"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { hear, type LineEvent, type LineState, silentLine } from "./chat-line";

/** `broken`: the browser is trying again by itself. `closed`: it has given up. */
export type Connection = "connecting" | "open" | "broken" | "closed";

export interface ChatLine extends LineState {
  connection: Connection;
  /** Everything said before this page was opened is here. */
  caughtUp: boolean;
  reconnect: () => void;
}

/** Rows of a long chat come in one burst; drawn one by one they would take seconds. */
const gatherMs = 40;

/** Follows a chat for as long as it is looked at. After a break it goes on behind the last row that came. */
export function useChatLine(chatId: string): ChatLine {
  const [state, setState] = useState<LineState>(silentLine);
  const [connection, setConnection] = useState<Connection>("connecting");
  const [attempt, setAttempt] = useState(0);
  const last = useRef<string | undefined>(undefined);
  useEffect(() => {
    let waiting: LineEvent[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const flush = () => {
      timer = undefined;
      const events = waiting;
      waiting = [];
      setState((now) => hear(now, events));
    };
    const take = (event: LineEvent) => {
      waiting.push(event);
      timer ??= setTimeout(flush, gatherMs);
    };
    const after = last.current === undefined ? "" : `?after=${encodeURIComponent(last.current)}`;
    const source = new EventSource(`/api/v1/chats/${encodeURIComponent(chatId)}/events${after}`);
    source.addEventListener("open", () => setConnection("open"));
    source.addEventListener("error", () =>
      setConnection(source.readyState === EventSource.CLOSED ? "closed" : "broken"),
    );
    source.addEventListener("message", (event: MessageEvent<string>) => {
      if (event.lastEventId !== "") last.current = event.lastEventId;
      take({ type: "message", data: event.data });
    });
    source.addEventListener("status", (event: MessageEvent<string>) => take({ type: "status", data: event.data }));
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }, [chatId, attempt]);
  const reconnect = useCallback(() => {
    setConnection("connecting");
    setAttempt((count) => count + 1);
  }, []);
  return { ...state, connection, caughtUp: state.status !== undefined, reconnect };
}
