"use client";

import { MessageCircle, Copy } from "lucide-react";
import Link from "next/link";
import { Markdown } from "@/components/chat/markdown";
import { FlowIcons } from "@/components/flow-list/flow-icons";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { DeleteTemplate } from "./delete-template";
import type { TemplateSummary } from "./template-summary";
import type { useTemplateDeeds } from "./use-template-deeds";

interface TemplateCardProps {
  template: TemplateSummary;
  deeds: ReturnType<typeof useTemplateDeeds>;
  canEdit: boolean;
  canDelete: boolean;
}

export function TemplateCard({ template, deeds, canEdit, canDelete }: TemplateCardProps) {
  const { id, name, description, kind, author, createdAt, nodeNames } = template;
  return (
    <article aria-labelledby={`template-${id}`} className="flex h-full flex-col gap-3 rounded-lg border bg-card p-4">
      <header className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 id={`template-${id}`} className="font-semibold break-words">
            <Link href={`/templates/${id}`} className="underline-offset-4 hover:underline">
              {name}
            </Link>
          </h2>
          <p className="text-sm text-muted-foreground">
            {author ?? "By a program"} · <RelativeTime at={createdAt} />
          </p>
        </div>
        <Badge tone="outline">{kind === "chatflow" ? "Chatflow" : "Agentflow"}</Badge>
      </header>
      <div className="max-h-16 flex-1 overflow-hidden text-sm text-muted-foreground">
        {description === "" ? "Without a description." : <Markdown text={description} />}
      </div>
      <FlowIcons nodeNames={nodeNames} />
      <footer className="flex flex-wrap items-center gap-2">
        <Button size="sm" disabled={deeds.busy} aria-label={`Chat with ${name}`} onClick={() => deeds.chat(template)}>
          <MessageCircle aria-hidden />
          Chat
        </Button>
        {canEdit && (
          <Button
            size="sm"
            disabled={deeds.busy}
            aria-label={`Use ${name} as a new flow`}
            onClick={() => deeds.fork(template)}
          >
            <Copy aria-hidden />
            Use as a new flow
          </Button>
        )}
        {canDelete && (
          <span className="ml-auto">
            <DeleteTemplate template={template} />
          </span>
        )}
      </footer>
    </article>
  );
}
