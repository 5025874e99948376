"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Field } from "@/domain/catalogue/field";
import type { FlowNode } from "@/domain/flow/flow-document";
import { useCanvas, useCanvasContext } from "@/components/canvas/canvas-context";
import { drawWire } from "@/components/canvas/wiring";
import { useTRPC } from "@/components/trpc/client";
import { type ReferenceChoice, referenceChoices } from "./reference-choices";

/** What a field may refer to, and what choosing one of them draws. */
export function useReferenceChoices(node: FlowNode, name: string, field: Field) {
  const { store, catalogue } = useCanvasContext();
  const trpc = useTRPC();
  const { data: variables } = useQuery(trpc.variables.list.queryOptions());
  const document = useCanvas((state) => state.document);
  const choices = useMemo(
    () => referenceChoices({ document, specs: catalogue.specs, node, name, field, variables: variables ?? [] }),
    [document, catalogue, node, name, field, variables],
  );
  const onChoose = ({ needs }: ReferenceChoice) => {
    if (!needs) return;
    const wire = { source: needs.nodeId, sourceHandle: needs.handle, target: node.id, targetHandle: name };
    // Of one mark with the typing, so that one undo takes back both.
    store.edit((now) => drawWire(now, catalogue.specs, wire), `input/${node.id}/${name}`);
  };
  return { choices, onChoose };
}
