"use client";

import { X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { SearchInput } from "@/components/ui/search-input";
import { Select } from "@/components/ui/select";
import { t } from "@/components/words/t";
import { translatedChoices } from "@/components/words/translated-choices";
import { chatSources } from "./chat-source";
import { ratings } from "./rating";
import type { MessageFilters } from "./use-message-filters";

const any = "all";

/** Narrows the sessions down. Everything in it stands in the address. */
export function MessageFilterBar({ filters }: { filters: MessageFilters }) {
  return (
    <div role="search" aria-label={t("Filter sessions")} className="flex flex-wrap items-center gap-2">
      <SearchInput
        label={t("Search messages")}
        value={filters.search}
        onValueChange={filters.setSearch}
        slashKey
        className="w-full sm:w-64"
      />
      <Select
        aria-label={t("Source")}
        className="w-full sm:w-48"
        value={filters.source === "" ? any : filters.source}
        onValueChange={(value) => filters.setSource(value === any ? "" : value)}
        choices={[{ value: any, label: t("All sources") }, ...translatedChoices(chatSources)]}
      />
      <Select
        aria-label={t("Feedback")}
        className="w-full sm:w-40"
        value={filters.rating === "" ? any : filters.rating}
        onValueChange={(value) => filters.setRating(value === any ? "" : value)}
        choices={[{ value: any, label: t("Any feedback") }, ...translatedChoices(ratings)]}
      />
      <div className="flex w-full items-center gap-2 sm:w-auto">
        <Input
          type="date"
          aria-label={t("From")}
          className="min-w-0 flex-1 sm:w-36"
          value={filters.from}
          max={filters.to === "" ? undefined : filters.to}
          onChange={(event) => filters.setFrom(event.target.value)}
        />
        <span className="text-muted-foreground">{t("to")}</span>
        <Input
          type="date"
          aria-label={t("To")}
          className="min-w-0 flex-1 sm:w-36"
          value={filters.to}
          min={filters.from === "" ? undefined : filters.from}
          onChange={(event) => filters.setTo(event.target.value)}
        />
      </div>
      {filters.active && (
        <Button variant="ghost" onClick={filters.clear}>
          <X aria-hidden />
          {t("Clear filters")}
        </Button>
      )}
    </div>
  );
}
