import { MessageSquareText } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { t } from "@/components/words/t";
import { Markdown } from "./markdown";

interface ChatEmptyProps {
  flowName: string;
  greeting: string;
  starterPrompts: readonly string[];
  disabled: boolean;
  onPick: (prompt: string) => void;
  /** What else is to be done before the first question. */
  children?: ReactNode;
}

/** What stands in a conversation before its first question. */
export function ChatEmpty({ flowName, greeting, starterPrompts, disabled, onPick, children }: ChatEmptyProps) {
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-4 py-8 text-center">
      <div className="flex size-10 items-center justify-center rounded-lg bg-primary-soft text-link">
        <MessageSquareText aria-hidden className="size-5" />
      </div>
      <div className="max-w-md">
        <h2 className="text-lg font-semibold text-balance break-words">{flowName}</h2>
        <div className="mt-1 text-pretty text-muted-foreground">
          <Markdown text={greeting} />
        </div>
      </div>
      {starterPrompts.length > 0 && (
        <ul aria-label={t("Suggestions")} className="flex max-w-xl flex-wrap justify-center gap-2">
          {starterPrompts.map((prompt) => (
            <li key={prompt} className="max-w-full">
              <Button
                disabled={disabled}
                onClick={() => onPick(prompt)}
                className="h-auto min-h-8 max-w-full py-1.5 text-left whitespace-normal"
              >
                {prompt}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {children}
    </div>
  );
}
