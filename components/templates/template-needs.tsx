"use client";

import { BookOpen, FileText, KeyRound, Workflow } from "lucide-react";
import { useCredentialSpecs } from "@/components/credentials/use-credential-specs";
import { Badge } from "@/components/ui/badge";
import { t } from "@/components/words/t";
import type { FlowNeeds } from "@/domain/flow/flow-needs";

/** What a template has to be given before it answers, in a word each. */
export function TemplateNeeds({ needs }: { needs: FlowNeeds }) {
  const specs = useCredentialSpecs();
  const label = (types: readonly string[]) =>
    types.map((type) => specs?.find(({ name }) => name === type)?.label ?? type).join(" or ");
  const nothing = needs.credentials.length === 0 && !needs.documentStore && !needs.flow && !needs.file;
  return (
    <span className="flex flex-wrap gap-1.5">
      {nothing && <Badge tone="ok">{t("Needs nothing")}</Badge>}
      {needs.credentials.map((types) => (
        <Badge
          key={types.join("|")}
          tone="outline"
          title={t("Needs a credential for {label}", { label: label(types) })}
        >
          <KeyRound aria-hidden />
          {label(types)}
        </Badge>
      ))}
      {needs.documentStore && (
        <Badge tone="outline">
          <BookOpen aria-hidden />
          {t("A document store")}
        </Badge>
      )}
      {needs.flow && (
        <Badge tone="outline">
          <Workflow aria-hidden />
          {t("A flow of yours")}
        </Badge>
      )}
      {needs.file && (
        <Badge tone="outline">
          <FileText aria-hidden />
          {t("A file")}
        </Badge>
      )}
    </span>
  );
}
