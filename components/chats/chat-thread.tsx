"use client";

import { memo } from "react";
import { t } from "@/components/words/t";
import type { LineState } from "./chat-line";
import { ChatRowView } from "./chat-row-view";
import { ThinkingMark } from "./thinking-mark";
import { type ThreadItem, threadOf } from "./thread-of";

/** Rows, and marks where the flow began and ended to think. */
export function ChatThread({ line }: { line: LineState }) {
  const items = threadOf(line);
  if (items.length === 0) return null;
  return (
    <ol aria-label={t("What was said")} className="flex flex-col gap-4 py-4">
      {items.map((item) => (
        <li key={item.key}>
          <Item item={item} />
        </li>
      ))}
      {line.status === "running" && (
        <li>
          <Thinking />
        </li>
      )}
    </ol>
  );
}

const Item = memo(
  function Item({ item }: { item: ThreadItem }) {
    switch (item.kind) {
      case "begin":
        return <ThinkingMark />;
      case "end":
        return <ThinkingMark outcome={item.outcome} reason={item.reason} />;
      case "row":
        return <ChatRowView row={item.row} prompt={item.prompt} answer={item.answer} />;
    }
  },
  (a, b) =>
    a.item.key === b.item.key &&
    (a.item.kind !== "row" || (b.item.kind === "row" && a.item.row === b.item.row)) &&
    (a.item.kind !== "end" || (b.item.kind === "end" && a.item.reason === b.item.reason)),
);

/** Calm, and the same height all the time: nothing jumps when the next row comes. */
function Thinking() {
  return (
    <p role="status" className="flex h-8 items-center gap-2 text-sm text-muted-foreground">
      <span aria-hidden className="flex gap-1">
        {[0, 200, 400].map((delay) => (
          <span
            key={delay}
            className="size-1.5 animate-pulse rounded-full bg-muted-foreground motion-reduce:animate-none"
            style={{ animationDelay: `${String(delay)}ms` }}
          />
        ))}
      </span>
      {t("Thinking")}
    </p>
  );
}
