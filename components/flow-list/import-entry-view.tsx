"use client";

import { CircleAlert, X } from "lucide-react";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import type { FlowKind } from "@/domain/catalogue/node-spec";
import { ImportReportView } from "./import-report-view";
import type { ImportEntry } from "./use-import";

interface ImportEntryViewProps {
  entry: ImportEntry;
  /** The list the person stands in. */
  kind: FlowKind;
  onRename: (name: string) => void;
  /** Present when there are several files. */
  onDrop?: () => void;
}

export function ImportEntryView({ entry, kind, onRename, onDrop }: ImportEntryViewProps) {
  const { fileName, name, report, error } = entry;
  const lands: FlowKind = report?.type === "AGENTFLOW" ? "agentflow" : "chatflow";
  if (!report) {
    return (
      <section role="alert" className="flex items-start gap-3 rounded-md bg-failed-soft px-3 py-2.5">
        <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-failed" />
        <div className="min-w-0">
          <p className="font-medium wrap-anywhere">{rich("“{fileName}” cannot be imported", { fileName })}</p>
          <p className="text-sm">{error}</p>
        </div>
      </section>
    );
  }
  return (
    <section aria-label={fileName} className="flex flex-col gap-3">
      <Field
        label={t("Name")}
        help={
          lands === kind
            ? undefined
            : lands === "agentflow"
              ? t("This file is an agentflow: it will be listed under Agentflows.")
              : t("This file is a chatflow: it will be listed under Chatflows.")
        }
        error={error ?? (name.trim() === "" ? t("Give it a name.") : null)}
        action={
          onDrop && (
            <IconButton size="sm" label={t("Leave {fileName} out", { fileName })} onClick={onDrop}>
              <X />
            </IconButton>
          )
        }
      >
        {(control) => (
          <Input {...control} value={name} maxLength={120} onChange={(event) => onRename(event.target.value)} />
        )}
      </Field>
      <ImportReportView report={report} />
    </section>
  );
}
