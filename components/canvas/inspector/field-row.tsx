import { useMemo } from "react";
import type { Field as FieldSpec } from "@/domain/catalogue/field";
import type { FlowNode } from "@/domain/flow/flow-document";
import { useCanvas, useCanvasStore, useReadOnly } from "@/components/canvas/canvas-context";
import { setInput } from "@/components/canvas/edits";
import { problemsAt } from "@/components/canvas/problem-index";
import { Field } from "@/components/ui/field";
import { FieldControl } from "./field-control";

interface FieldRowProps {
  node: FlowNode;
  name: string;
  field: FieldSpec;
}

/** A field with its label, help, and what is wrong with it. */
export function FieldRow({ node, name, field }: FieldRowProps) {
  const store = useCanvasStore();
  const readOnly = useReadOnly();
  const problems = useCanvas((state) => problemsAt(state.problems, node.id));
  const problem = problems.find((each) => each.input === name);
  const value = node.inputs[name] ?? ("default" in field ? field.default : undefined);
  const edit = useMemo(
    () => ({
      onChange: (next: unknown) =>
        store.edit((document) => setInput(document, node.id, name, next), `input/${node.id}/${name}`),
      onDone: store.seal,
    }),
    [store, node.id, name],
  );
  const inline = field.type === "boolean";
  return (
    <Field
      label={field.label}
      help={field.description}
      error={problem?.message}
      optional={field.optional && !inline && !("default" in field && field.default !== undefined)}
      required={!field.optional && field.type !== "boolean"}
      className={
        inline
          ? "grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 [&>[data-slot=switch]]:col-start-2 [&>[data-slot=switch]]:row-start-1 [&>p]:col-span-2"
          : undefined
      }
    >
      {(control) => (
        <FieldControl
          node={node}
          name={name}
          field={field}
          value={value}
          readOnly={readOnly}
          control={control}
          {...edit}
        />
      )}
    </Field>
  );
}
