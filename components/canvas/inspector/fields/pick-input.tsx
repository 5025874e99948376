"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { msg, type Wording } from "@/components/words/msg";
import { t } from "@/components/words/t";
import type { PickField, PickSource } from "@/domain/catalogue/field";
import type { FlowNode } from "@/domain/flow/flow-document";
import { pickedStep, pickOf } from "@/domain/flow/loops";
import { stateKeys } from "@/domain/flow/state-keys";
import { stepsBefore } from "@/domain/flow/steps-before";
import { useCanvas, useCatalogue } from "@/components/canvas/canvas-context";
import { asText, type FieldProps } from "@/components/canvas/inspector/field-props";
import { useToolArguments } from "@/components/canvas/inspector/use-tool-arguments";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import { Combobox, type ComboboxChoice } from "@/components/ui/combobox";

/** A choice among things around the node. Anything may be typed as well. */
export function PickInput({ node, field, value, onChange, onDone, readOnly, control }: FieldProps<PickField>) {
  const stored = asText(value);
  const { choices, loading, error } = useThings(field.from, node, stored);
  return (
    <Combobox
      {...control}
      value={stored || undefined}
      onValueChange={(next) => {
        onChange(next === none ? undefined : next);
        onDone();
      }}
      choices={field.optional && stored ? [{ value: none, label: t("None") }, ...choices] : choices}
      freeText
      loading={loading}
      notice={error && t("The list could not be loaded: {error} You can type it all the same.", { error })}
      searchPlaceholder={t(words[field.from].search)}
      placeholder={field.placeholder ?? t(words[field.from].empty)}
      disabled={readOnly}
    />
  );
}

const none = "__none";

const words: Readonly<Record<PickSource, { empty: Wording; search: Wording }>> = {
  flows: { empty: msg("Choose a flow"), search: msg("Search flows") },
  documentStores: { empty: msg("Choose a document store"), search: msg("Search document stores") },
  stateKeys: { empty: msg("Choose or type a key"), search: msg("Search or type a key") },
  earlierSteps: { empty: msg("Choose an earlier step"), search: msg("Search steps") },
  toolArguments: { empty: msg("Choose or type a name"), search: msg("Search or type a name") },
};

interface Things {
  choices: ComboboxChoice[];
  loading: boolean;
  error: string | undefined;
}

function useThings(from: PickSource, node: FlowNode, stored: string): Things {
  const drawn = useDrawnThings(from, node, stored);
  const flows = useFlows(from === "flows");
  const stores = useStores(from === "documentStores", stored);
  const args = useToolArguments(node, from === "toolArguments");
  switch (from) {
    case "flows":
      return flows;
    case "documentStores":
      return stores;
    case "toolArguments":
      return args;
    case "stateKeys":
    case "earlierSteps":
      return { choices: drawn, loading: false, error: undefined };
  }
}

/** What the drawing and the catalogue know. */
function useDrawnThings(from: PickSource, node: FlowNode, stored: string): ComboboxChoice[] {
  const { specs } = useCatalogue();
  const document = useCanvas((state) => state.document);
  return useMemo(() => {
    switch (from) {
      case "stateKeys":
        return stateKeys(document, specs).map((key) => ({ value: key, label: key }));
      case "earlierSteps": {
        const before = stepsBefore({ ...document, nodes: document.nodes }, specs)(node);
        const picked = pickedStep(document, stored);
        return document.nodes
          .filter(({ id, name }) => before.has(id) && id !== node.id && !specs.get(name)?.step?.begins)
          .map((step) => ({ value: step === picked ? stored : pickOf(step), label: step.label }));
      }
      default:
        return [];
    }
  }, [from, node, stored, document, specs]);
}

function useFlows(enabled: boolean): Things {
  const trpc = useTRPC();
  const here = useCanvas((state) => state.head.id);
  const { data, error, isPending } = useQuery(trpc.flows.list.queryOptions({}, { enabled }));
  const choices = (data ?? [])
    .filter(({ id }) => id !== here)
    .map(({ id, name, kind }) => ({
      value: id,
      label: name,
      description: kind === "chatflow" ? t("Chatflow") : t("Agentflow"),
    }));
  return { choices, loading: enabled && isPending, error: error ? errorMessage(error) : undefined };
}

/** Stored as `<id>:<name>`; the name may have changed since. */
function useStores(enabled: boolean, stored: string): Things {
  const trpc = useTRPC();
  const { data, error, isPending } = useQuery(trpc.documentStores.list.queryOptions(undefined, { enabled }));
  const choices = (data ?? []).map(({ id, name }) => ({
    value: stored.split(":")[0] === id ? stored : `${id}:${name}`,
    label: name,
  }));
  return { choices, loading: enabled && isPending, error: error ? errorMessage(error) : undefined };
}
