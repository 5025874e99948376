"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Field } from "@/domain/catalogue/field";
import type { FlowNode } from "@/domain/flow/flow-document";
import { useCanvas, useCanvasContext } from "@/components/canvas/canvas-context";
import { drawWire } from "@/components/canvas/wiring";
import { useTRPC } from "@/components/trpc/client";
import type { FieldPlace } from "./field-props";
import { type ReferenceChoice, referenceChoices } from "./reference-choices";
import { stepReferenceChoices } from "./step-reference-choices";

/** What a field may refer to, and what choosing one of them draws. */
export function useReferenceChoices(node: FlowNode, name: string, field: Field, place: FieldPlace) {
  const { store, catalogue } = useCanvasContext();
  const trpc = useTRPC();
  const { data: variables } = useQuery(trpc.variables.list.queryOptions());
  const document = useCanvas((state) => state.document);
  const kind = useCanvas((state) => state.head.kind);
  const input = place.input ?? name;
  const choices = useMemo(() => {
    const around = { document, specs: catalogue.specs, node, variables: variables ?? [] };
    if (kind === "chatflow") return referenceChoices({ ...around, name, field });
    return isResolved(catalogue.specs.get(node.name)?.inputs[input], field)
      ? stepReferenceChoices({ ...around, input })
      : [];
  }, [document, catalogue, node, name, field, variables, kind, input]);
  const onChoose = ({ needs }: ReferenceChoice) => {
    if (!needs) return;
    const wire = { source: needs.nodeId, sourceHandle: needs.handle, target: node.id, targetHandle: name };
    // Of one mark with the typing, so that one undo takes back both.
    store.edit((now) => drawWire(now, catalogue.specs, wire), `input/${node.id}/${name}`);
  };
  return { choices, onChoose };
}

/** The flag of a step's input holds for everything in it; the settings of a node used inside have their own. */
const isResolved = (input: Field | undefined, field: Field): boolean =>
  "references" in field ? field.references === true : input?.type === "array" && input.references === true;
