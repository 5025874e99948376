"use client";

import { Copy, MessageCircle } from "lucide-react";
import Link from "next/link";
import { Markdown } from "@/components/chat/markdown";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { t } from "@/components/words/t";
import { DeleteTemplate } from "./delete-template";
import { TemplateByline } from "./template-byline";
import { TemplateNeeds } from "./template-needs";
import { TemplateSketch } from "./template-sketch";
import type { TemplateSummary } from "./template-summary";
import type { TemplateDeeds } from "./use-template-deeds";

interface TemplateCardProps {
  template: TemplateSummary;
  deeds: TemplateDeeds;
  canEdit: boolean;
  canDelete: boolean;
}

export function TemplateCard({ template, deeds, canEdit, canDelete }: TemplateCardProps) {
  const { id, ready, name, description, kind, needs, sketch, tags } = template;
  return (
    <article aria-labelledby={`template-${id}`} className="flex h-full flex-col rounded-lg border bg-card">
      <Link
        href={`/templates/${id}`}
        tabIndex={-1}
        aria-hidden
        className="block h-32 overflow-hidden rounded-t-lg border-b bg-background p-2 transition-colors hover:bg-hover"
      >
        <TemplateSketch sketch={sketch} />
      </Link>
      <div className="flex flex-1 flex-col gap-2.5 p-4">
        <header className="flex items-start justify-between gap-3">
          <h2 id={`template-${id}`} className="min-w-0 font-semibold break-words">
            <Link href={`/templates/${id}`} className="underline-offset-4 hover:underline">
              {name}
            </Link>
          </h2>
          <Badge tone="outline">{kind === "chatflow" ? t("Chatflow") : t("Agentflow")}</Badge>
        </header>
        {!ready && <TemplateByline template={template} />}
        <div className="max-h-16 flex-1 overflow-hidden text-sm text-muted-foreground">
          {description === "" ? t("Without a description.") : <Markdown text={description} />}
        </div>
        <TemplateNeeds needs={needs} />
        {tags.length > 0 && <p className="text-xs text-muted-foreground">{tags.join(" · ")}</p>}
        <Actions {...{ template, deeds, canEdit, canDelete }} />
      </div>
    </article>
  );
}

function Actions({ template, deeds, canEdit, canDelete }: TemplateCardProps) {
  const { ready, name } = template;
  return (
    <footer className="flex flex-wrap items-center gap-2">
      {canEdit && (
        <Button
          size="sm"
          disabled={deeds.busy}
          aria-label={t("Use {name} as a new flow", { name })}
          onClick={() => deeds.use(template)}
        >
          <Copy aria-hidden />
          {t("Use as a new flow")}
        </Button>
      )}
      {!ready && (
        <Button
          size="sm"
          variant="ghost"
          disabled={deeds.busy}
          aria-label={t("Chat with {name}", { name })}
          onClick={() => deeds.chat(template)}
        >
          <MessageCircle aria-hidden />
          {t("Chat")}
        </Button>
      )}
      {canDelete && (
        <span className="ml-auto">
          <DeleteTemplate template={template} />
        </span>
      )}
    </footer>
  );
}
