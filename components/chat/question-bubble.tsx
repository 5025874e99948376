import type { CSSProperties } from "react";
import { ChatAvatar } from "./chat-avatar";

interface QuestionBubbleProps {
  text: string;
  style?: CSSProperties;
  avatar?: string;
}

/** What a person asked. */
export function QuestionBubble({ text, style, avatar }: QuestionBubbleProps) {
  return (
    <div className="flex items-end justify-end gap-2.5">
      <p
        className="max-w-[85%] rounded-lg rounded-br-xs bg-primary-soft px-3 py-2 break-words whitespace-pre-wrap"
        style={style}
      >
        <span className="sr-only">Question: </span>
        {text}
      </p>
      <ChatAvatar src={avatar} />
    </div>
  );
}
