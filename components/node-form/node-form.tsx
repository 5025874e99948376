"use client";

import { useEffect, useMemo, useState } from "react";
import { CanvasProvider, type CanvasContextValue, useCanvas } from "@/components/canvas/canvas-context";
import { createCanvasStore } from "@/components/canvas/canvas-store";
import type { Catalogue } from "@/components/canvas/catalogue";
import { SettingsTab } from "@/components/canvas/inspector/settings-tab";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import { initialInputs } from "@/domain/catalogue/initial-inputs";
import type { NodeSpec } from "@/domain/catalogue/node-spec";
import type { NodeChoice } from "@/domain/documents/node-choice";
import type { FlowNode } from "@/domain/flow/flow-document";
import { keepInline } from "./keep-inline";

interface NodeFormProps {
  catalogue: Catalogue;
  /** Values to begin with. Another node needs another form: give it a key. */
  initial: NodeChoice;
  onChange: (choice: NodeChoice) => void;
}

/** A node's own settings outside a drawing, as the canvas shows them; what only wires could give is left out. */
export function NodeForm({ catalogue, initial, onChange }: NodeFormProps) {
  const spec = catalogue.specs.get(initial.name);
  const [value] = useState(() => contextFor(catalogue, initial));
  const alone = useMemo(() => spec && withoutWires(spec), [spec]);
  useEffect(
    () =>
      value.store.subscribe(({ document: { nodes } }, before) => {
        const [node] = nodes;
        if (node && node !== before.document.nodes[0]) onChange(choiceOf(node));
      }),
    [value, onChange],
  );
  if (!alone)
    return (
      <p className="text-waiting">
        {rich("This server has no node “{name}”. Choose another.", { name: initial.name })}
      </p>
    );
  return (
    <CanvasProvider value={value}>
      <Form spec={alone} />
    </CanvasProvider>
  );
}

function Form({ spec }: { spec: NodeSpec }) {
  const node = useCanvas((state) => state.document.nodes[0]);
  return node ? <SettingsTab node={node} spec={spec} /> : null;
}

/** A choice of this node with its standard values. */
export const freshChoice = (spec: NodeSpec): NodeChoice => ({ name: spec.name, inputs: initialInputs(spec) });

const choiceOf = ({ name, inputs, credentialId }: FlowNode): NodeChoice => ({
  name,
  inputs,
  ...(credentialId !== undefined && { credentialId }),
});

function withoutWires(spec: NodeSpec): NodeSpec {
  const { outputs: _outputs, ...rest } = spec;
  const inputs = Object.entries(spec.inputs).filter(([, field]) => field.type !== "slot");
  return { ...rest, inputs: Object.fromEntries(inputs) };
}

function contextFor(catalogue: Catalogue, { name, inputs, credentialId }: NodeChoice): CanvasContextValue {
  const node: FlowNode = {
    ...{ id: `${name}_0`, name, label: catalogue.specs.get(name)?.label ?? name, inputs: { ...inputs } },
    ...{ version: catalogue.specs.get(name)?.version ?? 1, position: { x: 0, y: 0 } },
    ...(credentialId !== undefined && { credentialId }),
  };
  const store = createCanvasStore({
    head: { id: "", name: "", kind: "chatflow", isPublic: false, keyIds: [] },
    base: { number: null, document: { nodes: [node], edges: [] } },
    published: null,
    readOnly: false,
  });
  return { store, catalogue, storage: nowhere, userId: "", tab: "", keepFile: keepInline };
}

const refuse = (): Promise<never> => Promise.reject(new Error(t("A form is saved by its own button.")));
const nowhere: CanvasContextValue["storage"] = {
  save: refuse,
  load: refuse,
  version: refuse,
  explain: () => ({ kind: "failed", message: "" }),
};
