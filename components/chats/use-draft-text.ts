"use client";

import { useCallback, useState } from "react";

/** What is being typed in a chat. It is still there when one comes back to it in the same tab. */
export function useDraftText(chatId: string): [string, (text: string) => void] {
  const key = `weft-chat-draft ${chatId}`;
  const [text, setText] = useState(() => read(key));
  const set = useCallback(
    (next: string) => {
      setText(next);
      keep(key, next);
    },
    [key],
  );
  return [text, set];
}

function read(key: string): string {
  try {
    return window.sessionStorage.getItem(key) ?? "";
  } catch {
    // Some browsers refuse storage; the text then lives as long as the page.
    return "";
  }
}

function keep(key: string, text: string): void {
  try {
    if (text === "") window.sessionStorage.removeItem(key);
    else window.sessionStorage.setItem(key, text);
  } catch {
    // As above.
  }
}
