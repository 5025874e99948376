import { CopyButton } from "@/components/ui/copy-button";
import { t } from "@/components/words/t";
import type { ReadAnswer } from "./read-answer";

/** What a reply says, for people; the reply itself stands below. */
export function AnswerSummary({ answer: { text, ids, sources, error } }: { answer: ReadAnswer }) {
  return (
    <>
      {error !== undefined && <p className="text-danger">{error}</p>}
      {text !== "" && <p className="break-words whitespace-pre-wrap">{text}</p>}
      {sources.length > 0 && (
        <ul aria-label={t("Sources")} className="flex flex-col gap-1 text-sm">
          {sources.map((source, index) => (
            <li key={index} className="truncate text-muted-foreground" title={source.text}>
              {source.from !== "" && <span className="mr-2 font-medium text-foreground">{source.from}</span>}
              {source.text}
            </li>
          ))}
        </ul>
      )}
      {ids.length > 0 && (
        <dl className="flex flex-col gap-x-4 text-sm">
          {ids.map(({ label, value }) => (
            <div key={label} className="flex min-w-0 items-center gap-2">
              <dt className="w-16 shrink-0 text-muted-foreground">{label}</dt>
              <dd className="flex min-w-0 items-center gap-2">
                <span className="truncate font-mono text-xs">{value}</span>
                <CopyButton text={value} label={t("Copy {label} id", { label: label.toLowerCase() })} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}
