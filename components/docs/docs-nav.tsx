"use client";

import { useState } from "react";
import { t } from "@/components/words/t";
import type { OperationMethod } from "@/domain/api/openapi/openapi-document";
import { SearchInput } from "@/components/ui/search-input";
import { MethodBadge } from "./method-badge";

export interface NavSection {
  tag: string;
  anchor: string;
  links: { id: string; method: OperationMethod; path: string; summary: string }[];
}

/** All endpoints by area. Typing narrows the list; Enter goes to the first that is left. */
export function DocsNav({ sections, slashKey = false }: { sections: readonly NavSection[]; slashKey?: boolean }) {
  const [query, setQuery] = useState("");
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = sections
    .map((section) => ({ ...section, links: section.links.filter((link) => matches(section.tag, link, words)) }))
    .filter(({ links }) => links.length > 0);
  const count = shown.reduce((sum, { links }) => sum + links.length, 0);
  const first = shown[0]?.links[0];
  return (
    <nav aria-label={t("Endpoints")} className="flex min-h-0 flex-col gap-4">
      <form
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          if (first && words.length > 0) window.location.hash = first.id;
        }}
      >
        <SearchInput label={t("Search endpoints")} value={query} onValueChange={setQuery} slashKey={slashKey} />
      </form>
      <p aria-live="polite" className="sr-only">
        {words.length > 0 ? t("{count} endpoints", { count }) : ""}
      </p>
      {count === 0 && <p className="text-sm text-muted-foreground">{t("No endpoint has these words.")}</p>}
      {shown.map(({ tag, anchor, links }) => (
        <section key={anchor}>
          <a href={`#${anchor}`} className="mb-1 block rounded-sm text-xs font-medium text-muted-foreground">
            {tag}
          </a>
          <ul>
            {links.map(({ id, method, path }) => (
              <li key={id}>
                <a
                  href={`#${id}`}
                  className="flex min-h-7 items-baseline gap-2 rounded-sm px-1.5 py-1 text-sm hover:bg-hover pointer-coarse:min-h-10 pointer-coarse:items-center"
                >
                  <MethodBadge method={method} className="w-12" />
                  <span className="min-w-0 break-words">{withoutLongIds(path)}</span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

/** The id of a flow would fill two lines of each entry. */
const withoutLongIds = (path: string): string => path.replaceAll(/\b([\da-f]{8})-[\da-f-]{27}/g, "$1…");

const matches = (tag: string, { id, method, path, summary }: NavSection["links"][number], words: readonly string[]) => {
  const text = `${tag} ${id} ${method} ${path} ${summary}`.toLowerCase();
  return words.every((word) => text.includes(word));
};
