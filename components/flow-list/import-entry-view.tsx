"use client";

import { Trash2 } from "lucide-react";
import { ErrorState } from "@/components/ui/error-state";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
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
    return <ErrorState title={`“${fileName}” cannot be imported`} message={error ?? ""} className="py-8" />;
  }
  return (
    <section className="flex flex-col gap-3">
      <Field
        label="Name"
        help={
          lands === kind
            ? undefined
            : `This file is ${lands === "agentflow" ? "an agentflow" : "a chatflow"}: it will be listed under ${lands === "agentflow" ? "Agentflows" : "Chatflows"}.`
        }
        error={error ?? (name.trim() === "" ? "Give it a name." : null)}
        action={
          onDrop && (
            <IconButton size="sm" label={`Leave ${fileName} out`} onClick={onDrop}>
              <Trash2 />
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
