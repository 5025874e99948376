import { ArrowRight } from "lucide-react";
import { Markdown } from "@/components/chat/markdown";
import { QuestionBubble } from "@/components/chat/question-bubble";
import { Badge } from "@/components/ui/badge";
import { CopyButton } from "@/components/ui/copy-button";
import { RelativeTime } from "@/components/ui/relative-time";
import { msg, type Wording } from "@/components/words/msg";
import { t } from "@/components/words/t";
import type { LineRow } from "./chat-line";

interface ChatRowViewProps {
  row: LineRow;
  /** It asks a person for something. */
  prompt: boolean;
  /** It answers what was asked. */
  answer: boolean;
}

/** What the kinds of turns are called that are no plain speech. */
const kinds: Readonly<Record<string, Wording>> = {
  tool_call: msg("calls a tool"),
  tool_result: msg("tool's answer"),
  code_result: msg("code's answer"),
  summary: msg("summary"),
};

/** Something that was said: by whom to whom, when, and what. */
export function ChatRowView({ row, prompt, answer }: ChatRowViewProps) {
  const { type, sender, receiver, content, created, meta } = row;
  if (type === "user") {
    return (
      <div className="flex flex-col gap-1">
        <QuestionBubble text={answer ? answerText(row) : content} given={answer} />
        <p className="flex justify-end gap-2 text-xs text-muted-foreground">
          <Between sender={sender ?? t("You")} receiver={receiver} />
          <RelativeTime at={created} />
        </p>
      </div>
    );
  }
  const kind = typeof meta?.["kind"] === "string" ? kinds[meta["kind"]] : undefined;
  return (
    <article
      className={
        prompt ? "rounded-lg border border-waiting/40 bg-waiting-soft/40 px-3 py-2.5" : "group flex flex-col gap-1"
      }
    >
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-muted-foreground">
        <Between sender={sender ?? t("The flow")} receiver={receiver} strong />
        {prompt && <Badge tone="waiting">{t("Asks you")}</Badge>}
        {kind !== undefined && <Badge tone="outline">{t(kind)}</Badge>}
        <RelativeTime at={created} />
        {content !== "" && (
          <span className="opacity-0 transition-opacity group-hover:opacity-100 focus-within:opacity-100 pointer-coarse:opacity-100">
            <CopyButton text={content} label={t("Copy")} />
          </span>
        )}
      </p>
      {content.trim() === "" ? (
        <p className="text-muted-foreground italic">{t("Said nothing")}</p>
      ) : (
        <Markdown text={content} />
      )}
    </article>
  );
}

/** A decision stands before what was said with it. */
function answerText({ content, meta }: LineRow): string {
  const decided = meta?.["decision"] === "proceed" ? t("Proceed") : meta?.["decision"] === "reject" ? t("Reject") : "";
  if (decided === "") return content === "" ? t("Went on without a reply") : content;
  return content === "" ? decided : `${decided}: ${content}`;
}

function Between({ sender, receiver, strong }: { sender: string; receiver: string | null; strong?: boolean }) {
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-1">
      <span className={strong ? "font-semibold text-foreground" : undefined}>{sender}</span>
      {receiver !== null && receiver !== "" && (
        <>
          <ArrowRight aria-hidden className="size-3 shrink-0" />
          <span className="sr-only">{t("to")}</span>
          <span>{receiver}</span>
        </>
      )}
    </span>
  );
}
