import { CornerDownRight } from "lucide-react";
import { t } from "@/components/words/t";

interface FollowUpPromptsProps {
  prompts: readonly string[];
  onPick: (prompt: string) => void;
}

/** Questions that might come next, under the last answer. */
export function FollowUpPrompts({ prompts, onPick }: FollowUpPromptsProps) {
  if (prompts.length === 0) return null;
  return (
    <ul aria-label={t("Ask next")} className="flex flex-wrap gap-2 pb-4">
      {prompts.map((prompt) => (
        <li key={prompt} className="max-w-full">
          <button
            type="button"
            onClick={() => onPick(prompt)}
            className="flex min-h-8 max-w-full items-start gap-1.5 rounded-lg border bg-card px-2.5 py-1.5 text-left text-sm transition-colors hover:bg-hover pointer-coarse:min-h-10 pointer-coarse:py-2.5"
          >
            <CornerDownRight aria-hidden className="mt-0.5 size-4 shrink-0 text-muted-foreground" />
            <span className="min-w-0 break-words">{prompt}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
