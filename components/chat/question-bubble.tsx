import type { CSSProperties } from "react";

/** What a person asked. */
export function QuestionBubble({ text, style }: { text: string; style?: CSSProperties }) {
  return (
    <div className="flex justify-end">
      <p
        className="max-w-[85%] rounded-lg rounded-br-xs bg-primary-soft px-3 py-2 break-words whitespace-pre-wrap"
        style={style}
      >
        <span className="sr-only">Question: </span>
        {text}
      </p>
    </div>
  );
}
