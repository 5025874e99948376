"use client";

import { ExternalLink } from "lucide-react";
import { useState } from "react";
import { HighlightedCode } from "@/components/chat/highlighted-code";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Select } from "@/components/ui/select";
import { msg } from "@/components/words/msg";
import { t } from "@/components/words/t";
import { translatedChoices } from "@/components/words/translated-choices";
import { type EmbedKind, embedSnippet } from "./embed-snippet";
import type { Flow } from "./flow";

const kinds = [
  { value: "bubble", label: msg("Bubble in the corner") },
  { value: "page", label: msg("In the page") },
  { value: "flowise", label: msg("Flowise’s widget") },
] as const;

/** The chat's own page, and the lines that put it on a website. */
export function EmbedPanel({ flow, origin }: { flow: Flow; origin: string }) {
  const [kind, setKind] = useState<EmbedKind>("bubble");
  const address = `${origin}/chatbot/${flow.id}`;
  return (
    <div className="flex flex-col gap-5">
      {!flow.isPublic && (
        <p className="rounded-md bg-waiting-soft px-3 py-2 text-sm">
          {t("Visitors have no key. Make the flow public, so that its page and the website can be used by them.")}
        </p>
      )}
      <section aria-labelledby="share-title" className="flex flex-col gap-2">
        <h3 id="share-title" className="font-medium">
          {t("Chat page")}
        </h3>
        <div className="flex flex-wrap items-center gap-2">
          <code className="min-w-0 flex-1 basis-60 truncate rounded-md border bg-muted px-2.5 py-1.5 font-mono text-sm">
            {address}
          </code>
          <CopyButton text={address} label={t("Copy address")} withLabel size="md" />
          <Button asChild>
            <a href={address} target="_blank" rel="noopener">
              <ExternalLink aria-hidden />
              {t("Open")}
            </a>
          </Button>
        </div>
      </section>
      <section aria-labelledby="embed-title" className="flex flex-col gap-2">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <h3 id="embed-title" className="font-medium">
            {t("On a website")}
          </h3>
          <Select
            aria-label={t("Form")}
            className="w-48"
            value={kind}
            onValueChange={setKind}
            choices={translatedChoices(kinds)}
          />
        </div>
        <HighlightedCode code={embedSnippet(kind, { origin, flowId: flow.id })} language="html" />
      </section>
    </div>
  );
}
