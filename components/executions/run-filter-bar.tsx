"use client";

import type { ReactNode } from "react";
import { Combobox } from "@/components/ui/combobox";
import { Select } from "@/components/ui/select";
import { t } from "@/components/words/t";
import { runStatuses, runStatusLabel } from "./run-status";

interface RunFilterBarProps {
  flows: readonly { id: string; name: string }[];
  flowId: string;
  onFlow: (flowId: string) => void;
  status: string;
  onStatus: (status: string) => void;
  /** Further filters at either side. */
  before?: ReactNode;
  children?: ReactNode;
}

const all = "all";

/** Narrows the runs down. Everything in it stands in the address. */
export function RunFilterBar({ flows, flowId, onFlow, status, onStatus, before, children }: RunFilterBarProps) {
  return (
    <div role="search" aria-label={t("Filter executions")} className="flex flex-wrap items-center gap-2">
      {before}
      <Combobox
        aria-label={t("Flow")}
        className="w-full sm:w-64"
        searchPlaceholder={t("Search flows")}
        value={flowId === "" ? all : flowId}
        onValueChange={(value) => onFlow(value === all ? "" : value)}
        choices={[{ value: all, label: t("All flows") }, ...flows.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <Select
        aria-label={t("Status")}
        className="w-full sm:w-44"
        value={status === "" ? all : status}
        onValueChange={(value) => onStatus(value === all ? "" : value)}
        choices={[
          { value: all, label: t("Any status") },
          ...runStatuses.map((value) => ({ value, label: runStatusLabel(value) })),
        ]}
      />
      {children}
    </div>
  );
}
