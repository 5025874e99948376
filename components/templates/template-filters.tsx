"use client";

import { SearchInput } from "@/components/ui/search-input";
import { Select } from "@/components/ui/select";
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
        label="Search templates"
        value={filters.search}
        onValueChange={(search) => onChange({ search })}
        slashKey
        className="w-full sm:w-72"
      />
      <Select
        aria-label="Kind"
        className="w-40"
        value={orAny(filters.kind)}
        onValueChange={(kind) => onChange({ kind: parseKind(orNone(kind)) })}
        choices={[
          { value: any, label: "Every kind" },
          { value: "chatflow", label: "Chatflows" },
          { value: "agentflow", label: "Agentflows" },
        ]}
      />
      <Select
        aria-label="Use case"
        className="w-40"
        value={orAny(filters.tag)}
        onValueChange={(tag) => onChange({ tag: orNone(tag) })}
        choices={[{ value: any, label: "Every use" }, ...tags.map((tag) => ({ value: tag, label: capital(tag) }))]}
      />
      <Select
        aria-label="Which"
        className="w-48"
        value={orAny(filters.only)}
        onValueChange={(only) => onChange({ only: parseOnly(orNone(only)) })}
        choices={[
          { value: any, label: "All templates" },
          { value: "free", label: "Work without a key" },
          { value: "workspace", label: "Of this workspace" },
        ]}
      />
      <p aria-live="polite" className="ml-auto shrink-0 text-sm text-muted-foreground">
        {found === 1 ? "1 template" : `${String(found)} templates`}
      </p>
    </div>
  );
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
