"use client";

import { X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { SearchInput } from "@/components/ui/search-input";
import { Select } from "@/components/ui/select";
import { t } from "@/components/words/t";
import { chatStatuses, chatStatusLabel } from "./chat-status-badge";
import type { ChatFilters } from "./use-chat-filters";
import { useChatFlows } from "./use-chat-flows";

const any = "all";

/** Narrows the chats down by what was said, by where they stand, and by who answers. */
export function ChatFilterBar({ filters }: { filters: ChatFilters }) {
  const flows = useChatFlows(filters.flowId);
  return (
    <div role="search" aria-label={t("Filter chats")} className="flex flex-wrap items-center gap-2 px-4 pb-3">
      <SearchInput
        label={t("Search chats")}
        value={filters.search}
        onValueChange={filters.setSearch}
        placeholder={t("Search")}
        slashKey
        className="min-w-0 flex-1 basis-32"
      />
      <Select
        aria-label={t("Status")}
        className="w-36"
        value={filters.status ?? any}
        onValueChange={(value) => filters.setStatus(value === any ? "" : value)}
        choices={[
          { value: any, label: t("Any status") },
          ...chatStatuses.map((value) => ({ value, label: chatStatusLabel(value) })),
        ]}
      />
      <Combobox
        aria-label={t("Flow")}
        className="min-w-0 flex-1 basis-full"
        searchPlaceholder={t("Search flows")}
        value={filters.flowId === "" ? any : filters.flowId}
        onValueChange={(value) => filters.setFlowId(value === any ? "" : value)}
        choices={[{ value: any, label: t("All flows") }, ...flows]}
      />
      {filters.active && (
        <Button variant="ghost" size="sm" onClick={filters.clear}>
          <X aria-hidden />
          {t("Clear filters")}
        </Button>
      )}
    </div>
  );
}
