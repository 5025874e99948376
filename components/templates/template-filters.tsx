"use client";

import { SearchInput } from "@/components/ui/search-input";
import { Select } from "@/components/ui/select";
import { t } from "@/components/words/t";
import { parseKind, parseOnly, type TemplateFilters as Filters } from "./find-templates";

interface TemplateFiltersProps {
  filters: Filters;
  tags: readonly string[];
  found: number;
  onChange: (change: Partial<Record<keyof Filters, string>>) => void;
}

const any = "any";
const orAny = (value: string) => (value === "" ? any : value);
const orNone = (value: string) => (value === any ? "" : value);

export function TemplateFilters({ filters, tags, found, onChange }: TemplateFiltersProps) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SearchInput
        label={t("Search templates")}
        value={filters.search}
        onValueChange={(search) => onChange({ search })}
        slashKey
        className="w-full sm:w-72"
      />
      <Select
        aria-label={t("Kind")}
        className="w-40"
        value={orAny(filters.kind)}
        onValueChange={(kind) => onChange({ kind: parseKind(orNone(kind)) })}
        choices={[
          { value: any, label: t("Every kind") },
          { value: "chatflow", label: t("Chatflows") },
          { value: "agentflow", label: t("Agentflows") },
        ]}
      />
      <Select
        aria-label={t("Use case")}
        className="w-40"
        value={orAny(filters.tag)}
        onValueChange={(tag) => onChange({ tag: orNone(tag) })}
        choices={[{ value: any, label: t("Every use") }, ...tags.map((tag) => ({ value: tag, label: capital(tag) }))]}
      />
      <Select
        aria-label={t("Which")}
        className="w-48"
        value={orAny(filters.only)}
        onValueChange={(only) => onChange({ only: parseOnly(orNone(only)) })}
        choices={[
          { value: any, label: t("All templates") },
          { value: "free", label: t("Work without a key") },
          { value: "workspace", label: t("Of this workspace") },
        ]}
      />
      <p aria-live="polite" className="ml-auto shrink-0 text-sm text-muted-foreground">
        {t("{found, plural, one {# template} other {# templates}}", { found })}
      </p>
    </div>
  );
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
