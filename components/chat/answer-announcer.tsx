import { t } from "@/components/words/t";
import { answerText } from "./answer-body";
import { isPending, type Reply } from "./exchange";

/** Tells people who do not see the screen that an answer is on its way, and reads it once it is whole. */
export function AnswerAnnouncer({ reply }: { reply: Reply | undefined }) {
  return (
    <div aria-live="polite" className="sr-only">
      {reply === undefined
        ? ""
        : isPending(reply)
          ? t("Answering")
          : reply.status === "failed"
            ? ""
            : answerText(reply)}
    </div>
  );
}
