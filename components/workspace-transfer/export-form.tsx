"use client";

import { useMutation } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useId, useState } from "react";
import { toast } from "sonner";
import { exportFileName, saveJsonFile } from "@/components/flow-list/save-file";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { msg, type Wording } from "@/components/words/msg";
import { t } from "@/components/words/t";

const parts = [
  { key: "flows", label: msg("Flows"), detail: msg("Chatflows and agentflows with their settings") },
  { key: "tools", label: msg("Tools"), detail: msg("Functions that agents are given") },
  { key: "variables", label: msg("Variables"), detail: msg("Those called like secrets without their values") },
  { key: "stores", label: msg("Document stores"), detail: msg("Settings and chunks, without files and vectors") },
  { key: "templates", label: msg("Templates"), detail: msg("What people published here") },
  { key: "messages", label: msg("Conversations"), detail: msg("Messages and judgements of the flows") },
] as const;

type Part = (typeof parts)[number]["key"];

export function ExportForm({ workspace }: { workspace: string }) {
  const trpc = useTRPC();
  const [chosen, setChosen] = useState<ReadonlySet<Part>>(
    new Set(["flows", "tools", "variables", "stores", "templates"]),
  );
  const download = useMutation(
    trpc.workspace.export.mutationOptions({
      meta: { quiet: true },
      onSuccess: (file) => {
        saveJsonFile(exportFileName(`${workspace} workspace`), file);
        toast.success(t("{value} flows exported", { value: file.ChatFlow.length + file.AgentFlowV2.length }));
      },
    }),
  );
  const toggle = (part: Part, on: boolean) =>
    setChosen((before) => new Set(on ? [...before, part] : [...before].filter((other) => other !== part)));
  const has = (part: Part) => chosen.has(part);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        download.mutate({
          ...{ chatflow: has("flows"), agentflowv2: has("flows"), tool: has("tools"), variable: has("variables") },
          ...{ document_store: has("stores"), custom_template: has("templates") },
          ...{ chat_message: has("messages"), chat_feedback: has("messages") },
        });
      }}
    >
      <ul className="divide-y">
        {parts.map(({ key, ...part }) => (
          <PartRow key={key} {...part} checked={has(key)} onChange={(on) => toggle(key, on)} />
        ))}
      </ul>
      <div className="flex flex-wrap items-center justify-between gap-3 border-t px-5 py-3">
        <p role="status" className="text-sm text-muted-foreground">
          {download.error
            ? errorMessage(download.error)
            : has("messages") && !has("flows")
              ? t("Conversations go along with their flows only.")
              : ""}
        </p>
        <Button type="submit" variant="primary" disabled={chosen.size === 0} busy={download.isPending}>
          <Download aria-hidden />
          {t("Export")}
        </Button>
      </div>
    </form>
  );
}

interface PartRowProps {
  label: Wording;
  detail: Wording;
  checked: boolean;
  onChange: (on: boolean) => void;
}

function PartRow({ label, detail, checked, onChange }: PartRowProps) {
  const id = useId();
  return (
    <li className="flex items-start gap-3 px-5 py-3">
      <Checkbox
        id={id}
        className="mt-0.5"
        checked={checked}
        aria-describedby={`${id}-detail`}
        onCheckedChange={(on) => onChange(on === true)}
      />
      <div>
        <label htmlFor={id} className="font-medium">
          {t(label)}
        </label>
        <p id={`${id}-detail`} className="text-sm text-muted-foreground">
          {t(detail)}
        </p>
      </div>
    </li>
  );
}
