"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Field } from "@/domain/catalogue/field";
import type { FlowNode } from "@/domain/flow/flow-document";
import { stateKeys } from "@/domain/flow/state-keys";
import { useCanvas, useCanvasContext } from "@/components/canvas/canvas-context";
import { useProblems } from "@/components/canvas/use-problems";
import { drawWire } from "@/components/canvas/wiring";
import type { Knowledge, Suggestion } from "@/components/code-editor/editor-options";
import { useTRPC } from "@/components/trpc/client";
import type { FieldPlace } from "./field-props";
import { knowReference } from "./know-reference";
import { lastValue, shownValue } from "./last-run";
import { type ReferenceChoice, referenceChoices } from "./reference-choices";
import { scriptNames } from "./script-names";
import { stepReferenceChoices } from "./step-reference-choices";
import { useLastValues } from "./use-last-run";

const none: readonly { name: string; value: string | null }[] = [];

interface References {
  /** Made when somebody asks: a form has many fields, and few of them hold references. */
  choices: () => readonly ReferenceChoice[];
  onChoose: (choice: ReferenceChoice) => void;
  /** What is known of a reference as written. */
  know: (raw: string) => Knowledge | undefined;
  /** What a reference was in the last run. */
  valueOf: (raw: string) => unknown;
}

/** What a field may refer to, what choosing one of them draws, and what is known of those that stand there. */
export function useReferenceChoices(node: FlowNode, name: string, field: Field, place: FieldPlace): References {
  const { store, catalogue } = useCanvasContext();
  const variables = useVariables();
  const last = useLastValues();
  const document = useCanvas((state) => state.document);
  const kind = useCanvas((state) => state.head.kind);
  const problems = useProblems(node.id);
  const input = place.input ?? name;
  const valueOf = useMemo(
    () => (raw: string) => lastValue(raw, { kind, last, nodeId: node.id, variables }),
    [kind, last, node.id, variables],
  );
  const choices = useMemo(
    () =>
      once(() => {
        const around = { document, specs: catalogue.specs, node, variables, last };
        const found =
          kind === "chatflow"
            ? referenceChoices({ ...around, name, field })
            : isResolved(catalogue.specs.get(node.name)?.inputs[input], field)
              ? stepReferenceChoices({ ...around, input })
              : [];
        return found.map((each) => ({ ...each, was: shownValue(valueOf(each.text)) }));
      }),
    [document, catalogue, node, name, field, variables, kind, input, last, valueOf],
  );
  const know = useMemo(
    () => (raw: string) =>
      knowReference(raw, { kind, choices: choices(), problems, was: (each) => shownValue(valueOf(each)) }),
    [kind, choices, problems, valueOf],
  );
  const onChoose = ({ needs }: ReferenceChoice) => {
    if (!needs) return;
    const wire = { source: needs.nodeId, sourceHandle: needs.handle, target: node.id, targetHandle: name };
    // Of one mark with the typing, so that one undo takes back both.
    store.edit((now) => drawWire(now, catalogue.specs, wire), `input/${node.id}/${name}`);
  };
  return { choices, onChoose, know, valueOf };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function useVariables() {
  const trpc = useTRPC();
  return useQuery(trpc.variables.list.queryOptions()).data ?? none;
}

/** Names that a program of this place finds around it. */
export function useScriptNames(place: FieldPlace): readonly Suggestion[] {
  const { catalogue } = useCanvasContext();
  const variables = useVariables();
  const last = useLastValues();
  const document = useCanvas((state) => state.document);
  return useMemo(
    () => scriptNames({ values: place.values, stateKeys: stateKeys(document, catalogue.specs), variables, last }),
    [place.values, document, catalogue, variables, last],
  );
}

/** The flag of a step's input holds for everything in it; the settings of a node used inside have their own. */
const isResolved = (input: Field | undefined, field: Field): boolean =>
  "references" in field ? field.references === true : input?.type === "array" && input.references === true;
