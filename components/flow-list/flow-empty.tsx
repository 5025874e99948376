"use client";

import { Plus, Sparkles, Upload } from "lucide-react";
import { useFrame, createLayer } from "@/components/frame/frame-store";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { msg, type Wording } from "@/components/words/msg";
import { t } from "@/components/words/t";
import type { FlowKind } from "@/domain/catalogue/node-spec";
import { FlowSketch } from "./flow-sketch";

const words: Record<FlowKind, { title: Wording; text: Wording; begin: Wording }> = {
  chatflow: {
    title: msg("No chatflows yet"),
    text: msg(
      "A chatflow is what answers one message: a model, a prompt, memory and tools, wired together. Chat with it here, then call it from your own application.",
    ),
    begin: msg("Begin with the node that answers, such as a chain or an agent; the canvas says what it needs."),
  },
  agentflow: {
    title: msg("No agentflows yet"),
    text: msg(
      "An agentflow works in steps: ask a model, decide, call a tool, wait for a person, go on. Each run can be followed step by step.",
    ),
    begin: msg(
      "Begin with Start, which takes a question or a form. A Condition chooses a branch, Human Input waits for a person, and Direct Reply answers. None of these needs a key.",
    ),
  },
};

interface FlowEmptyProps {
  kind: FlowKind;
  canEdit: boolean;
  onImport: () => void;
  onDescribe: () => void;
}

export function FlowEmpty({ kind, canEdit, onImport, onDescribe }: FlowEmptyProps) {
  const open = useFrame((state) => state.open);
  const { title, text, begin } = words[kind];
  return (
    <EmptyState
      icon={<FlowSketch />}
      title={t(title)}
      action={
        canEdit && (
          <>
            <Button variant="primary" onClick={() => open(createLayer(kind))}>
              <Plus aria-hidden />
              {kind === "chatflow" ? t("New chatflow") : t("New agentflow")}
            </Button>
            <Button onClick={onDescribe}>
              <Sparkles aria-hidden />
              {t("Describe a flow")}
            </Button>
            <Button onClick={onImport}>
              <Upload aria-hidden />
              {t("Import a file")}
            </Button>
          </>
        )
      }
    >
      <p>{t(text)}</p>
      {canEdit && <p className="mt-2 text-sm">{t(begin)}</p>}
      {canEdit && (
        <p className="mt-2 text-sm">
          {t("Files exported from Flowise or FlowGen open here: choose one, or drop it on this page.")}
        </p>
      )}
    </EmptyState>
  );
}
