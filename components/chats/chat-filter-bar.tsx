"use client";

import { X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { SearchInput } from "@/components/ui/search-input";
import { Select } from "@/components/ui/select";
import { chatStatuses, chatStatusLabel } from "./chat-status-badge";
import type { ChatFilters } from "./use-chat-filters";

const any = "all";

/** Narrows the chats down by what was said and by where they stand. */
export function ChatFilterBar({ filters }: { filters: ChatFilters }) {
  return (
    <div role="search" aria-label="Filter chats" className="flex flex-wrap items-center gap-2 px-4 pb-3">
      <SearchInput
        label="Search chats"
        value={filters.search}
        onValueChange={filters.setSearch}
        placeholder="Search"
        slashKey
        className="min-w-0 flex-1 basis-32"
      />
      <Select
        aria-label="Status"
        className="w-36"
        value={filters.status ?? any}
        onValueChange={(value) => filters.setStatus(value === any ? "" : value)}
        choices={[
          { value: any, label: "Any status" },
          ...chatStatuses.map((value) => ({ value, label: chatStatusLabel(value) })),
        ]}
      />
      {filters.active && (
        <Button variant="ghost" size="sm" onClick={filters.clear}>
          <X aria-hidden />
          Clear filters
        </Button>
      )}
    </div>
  );
}
