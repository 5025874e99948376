"use client";

import { Pencil, Trash2 } from "lucide-react";
import { UsedBy } from "@/components/flow-list/used-by";
import { Badge } from "@/components/ui/badge";
import { CopyButton } from "@/components/ui/copy-button";
import { IconButton } from "@/components/ui/icon-button";
import { RelativeTime } from "@/components/ui/relative-time";
import { t } from "@/components/words/t";
import type { Variable } from "./use-variables";
import { environmentName, referenceTo } from "./variable-draft";

interface VariableRowProps {
  variable: Variable;
  canEdit: boolean;
  onEdit: () => void;
  onDelete: () => void;
}

export function VariableRow({ variable, canEdit, onEdit, onDelete }: VariableRowProps) {
  const { name, type, value, updatedAt } = variable;
  return (
    <div className="group/row relative grid items-center gap-x-3 gap-y-1 px-4 py-2.5 hover:bg-hover/60 sm:grid-cols-[minmax(0,14rem)_minmax(0,1fr)_auto]">
      <div className="flex min-w-0 items-center gap-1">
        {canEdit ? (
          <button
            type="button"
            onClick={onEdit}
            aria-label={t("Edit {name}", { name })}
            className="min-w-0 truncate text-left font-mono text-sm font-medium after:absolute after:inset-0 after:content-['']"
          >
            {name}
          </button>
        ) : (
          <span className="min-w-0 truncate font-mono text-sm font-medium">{name}</span>
        )}
        <CopyButton
          text={referenceTo(name)}
          label={t("Copy {referenceTo}", { referenceTo: referenceTo(name) })}
          className="relative z-10"
        />
      </div>
      <p className="flex min-w-0 items-center gap-2 text-sm text-muted-foreground">
        {type === "runtime" ? (
          <>
            <Badge tone="accent">{t("Runtime")}</Badge>
            <code className="truncate font-mono">{environmentName(name)}</code>
          </>
        ) : (
          <span className="truncate font-mono">{value || <span className="font-sans">{t("Empty")}</span>}</span>
        )}
      </p>
      <div className="flex items-center gap-1 max-sm:absolute max-sm:top-2 max-sm:right-2">
        <span className="relative z-10 mr-2">
          <UsedBy flows={variable.flows} label={t("Flows that use {name}", { name })} none={t("No flow")} />
        </span>
        <RelativeTime at={updatedAt} className="relative z-10 mr-2 hidden text-sm text-muted-foreground lg:inline" />
        {canEdit && (
          <>
            <IconButton
              label={t("Edit {name}", { name })}
              plain
              tabIndex={-1}
              aria-hidden
              onClick={onEdit}
              className="relative z-10 max-sm:hidden"
            >
              <Pencil />
            </IconButton>
            <IconButton label={t("Delete {name}", { name })} plain onClick={onDelete} className="relative z-10">
              <Trash2 />
            </IconButton>
          </>
        )}
      </div>
    </div>
  );
}
