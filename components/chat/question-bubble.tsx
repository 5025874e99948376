import type { CSSProperties, ReactNode } from "react";
import { t } from "@/components/words/t";
import { ChatAvatar } from "./chat-avatar";

interface QuestionBubbleProps {
  text: string;
  /** It is no question but a form or a decision. */
  given?: boolean;
  /** Files that came with it. */
  files?: ReactNode;
  style?: CSSProperties;
  avatar?: string;
}

/** What a person asked. */
export function QuestionBubble({ text, given = false, files, style, avatar }: QuestionBubbleProps) {
  return (
    <div className="flex items-end justify-end gap-2.5">
      <div className="flex max-w-[85%] min-w-0 flex-col items-end gap-1.5">
        {files}
        {text !== "" && (
          <p
            className="max-w-full rounded-lg rounded-br-xs bg-primary-soft px-3 py-2 break-words whitespace-pre-wrap"
            style={style}
          >
            <span className="sr-only">{given ? `${t("Given:")} ` : `${t("Question:")} `}</span>
            {text}
          </p>
        )}
      </div>
      <ChatAvatar src={avatar} />
    </div>
  );
}
