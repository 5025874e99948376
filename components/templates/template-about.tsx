"use client";

import { Markdown } from "@/components/chat/markdown";
import type { RouterOutputs } from "@/components/trpc/client";
import { t } from "@/components/words/t";
import { TemplateNeeds } from "./template-needs";

/** What a template is for, what it needs, and what to ask it. */
export function TemplateAbout({ template }: { template: RouterOutputs["templates"]["get"] }) {
  const { description, needs, questions, tags } = template;
  return (
    <div className="flex max-h-64 shrink-0 flex-col gap-3 overflow-y-auto border-b px-5 py-3 lg:flex-row lg:gap-10">
      <div className="flex max-w-xl flex-1 flex-col gap-2">
        {description !== "" && <Markdown text={description} />}
        <TemplateNeeds needs={needs} />
        {tags.length > 0 && <p className="text-sm text-muted-foreground">{tags.join(" · ")}</p>}
      </div>
      {questions.length > 0 && (
        <section className="min-w-0 flex-1">
          <h2 className="text-sm font-medium">{t("Try")}</h2>
          <ul className="mt-1 flex flex-col gap-0.5 text-sm text-muted-foreground">
            {questions.map((question) => (
              <li key={question} className="text-pretty">
                “{question}”
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
