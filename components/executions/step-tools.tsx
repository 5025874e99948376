import { Wrench } from "lucide-react";
import { t } from "@/components/words/t";
import type { UsedTool } from "@/domain/api/stream-event";
import { CodeBlock } from "@/components/ui/code-block";

/** The tools that a step called. */
export function StepTools({ tools }: { tools: readonly UsedTool[] }) {
  return (
    <section className="flex flex-col gap-1.5">
      <h3 className="text-sm font-medium text-muted-foreground">{t("Tools it called")}</h3>
      <ol className="flex flex-col gap-2">
        {tools.map(({ tool, toolInput, toolOutput, error }, index) => (
          <li key={index}>
            <details className="rounded-md border bg-card">
              <summary className="flex cursor-pointer items-center gap-2 px-3 py-2">
                <Wrench aria-hidden className="size-4 shrink-0 text-muted-foreground" />
                <span className="min-w-0 truncate font-mono text-sm">{tool}</span>
                {error !== undefined && <span className="text-sm text-danger">{t("failed")}</span>}
              </summary>
              <div className="flex flex-col gap-2 p-3 pt-0">
                <CodeBlock title={t("Given")} code={JSON.stringify(toolInput, null, 2) ?? ""} wrap />
                <CodeBlock title={t("Gave")} code={error ?? toolOutput} wrap />
              </div>
            </details>
          </li>
        ))}
      </ol>
    </section>
  );
}
