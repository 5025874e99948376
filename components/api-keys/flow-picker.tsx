"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/components/trpc/client";
import { Checkbox } from "@/components/ui/checkbox";
import { SearchInput } from "@/components/ui/search-input";
import { Skeleton } from "@/components/ui/skeleton";
import { t } from "@/components/words/t";

interface FlowPickerProps {
  value: readonly string[];
  onChange: (ids: readonly string[]) => void;
}

/** Which flows the key is assigned to. A flow with keys of its own answers to those keys only. */
export function FlowPicker({ value, onChange }: FlowPickerProps) {
  const trpc = useTRPC();
  const chatflows = useQuery(trpc.flows.list.queryOptions({ kind: "chatflow" }));
  const agentflows = useQuery(trpc.flows.list.queryOptions({ kind: "agentflow" }));
  const [search, setSearch] = useState("");
  const flows = [...(chatflows.data ?? []), ...(agentflows.data ?? [])];
  const shown = flows.filter(({ name }) => name.toLowerCase().includes(search.trim().toLowerCase()));
  const toggle = (id: string, on: boolean) => onChange(on ? [...value, id] : value.filter((other) => other !== id));
  return (
    <fieldset>
      <legend className="text-sm font-medium">
        {t("Assign to flows")}
        <span className="ml-1.5 font-normal text-muted-foreground">{t("optional")}</span>
      </legend>
      <p className="mt-0.5 mb-2 text-sm text-muted-foreground">
        {t("A flow with keys of its own answers to those alone. A flow without answers to every key that may predict.")}
      </p>
      {chatflows.isPending && <Skeleton className="h-9" />}
      {!chatflows.isPending && flows.length === 0 && (
        <p className="text-sm text-muted-foreground">{t("There are no flows yet.")}</p>
      )}
      {flows.length > 0 && (
        <div className="overflow-hidden rounded-md border border-input">
          {flows.length > 6 && (
            <SearchInput
              label={t("Search flows")}
              value={search}
              onValueChange={setSearch}
              className="border-b p-1.5"
            />
          )}
          <ul className="max-h-44 overflow-y-auto p-1">
            {shown.map(({ id, name }) => (
              <li key={id}>
                <label className="flex cursor-pointer items-center gap-2.5 rounded-sm px-2 py-1.5 hover:bg-hover">
                  <Checkbox checked={value.includes(id)} onCheckedChange={(checked) => toggle(id, checked === true)} />
                  <span className="min-w-0 truncate">{name}</span>
                </label>
              </li>
            ))}
            {shown.length === 0 && <li className="px-2 py-2 text-sm text-muted-foreground">{t("No flow matches.")}</li>}
          </ul>
        </div>
      )}
    </fieldset>
  );
}
