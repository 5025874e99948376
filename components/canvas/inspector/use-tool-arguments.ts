"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { chosenComponent, settingsKey } from "@/domain/catalogue/component-settings";
import type { FlowNode } from "@/domain/flow/flow-document";
import { useCatalogue, useReadOnly } from "@/components/canvas/canvas-context";
import { useTRPC } from "@/components/trpc/client";
import { errorMessage } from "@/components/trpc/error-message";
import type { ComboboxChoice } from "@/components/ui/combobox";

/** Milliseconds without a change to the tool's settings before it is asked again. */
const pause = 600;

/** What the tool that the step calls can be given, as the server says who builds it. */
export function useToolArguments(node: FlowNode, wanted: boolean) {
  const trpc = useTRPC();
  const readOnly = useReadOnly();
  const { specs } = useCatalogue();
  const tool = useMemo(() => toolInputs(node, specs), [node, specs]);
  const inputs = useAfterPause(JSON.stringify(tool ?? {}));
  const enabled = wanted && !readOnly && tool !== undefined;
  const { data, error, isFetching } = useQuery(
    trpc.catalogue.toolArguments.queryOptions(
      { nodeName: node.name, inputs: JSON.parse(inputs) as Record<string, unknown> },
      { enabled, retry: false, staleTime: 60_000, placeholderData: keepPreviousData },
    ),
  );
  const choices = (data ?? []).map(({ name, label, description }): ComboboxChoice => ({
    value: name,
    label,
    ...(description !== undefined && { description }),
  }));
  return { choices, loading: isFetching && choices.length === 0, error: error ? errorMessage(error) : undefined };
}

/** The input that names the step's tool, and its settings; undefined while none is chosen. */
function toolInputs({ name, inputs }: FlowNode, specs: ReturnType<typeof useCatalogue>["specs"]) {
  const fields = Object.entries(specs.get(name)?.inputs ?? {});
  const [input] = fields.find(([, field]) => field.type === "component") ?? [];
  const chosen = input === undefined ? undefined : chosenComponent(input, inputs, specs);
  return input === undefined || !chosen ? undefined : { [input]: chosen.name, [settingsKey(input)]: chosen.settings };
}

function useAfterPause(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
