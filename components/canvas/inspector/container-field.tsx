import { t } from "@/components/words/t";
import type { NodeSpec } from "@/domain/catalogue/node-spec";
import type { FlowNode } from "@/domain/flow/flow-document";
import { useCanvas, useCanvasContext, useReadOnly } from "@/components/canvas/canvas-context";
import { canLieIn, moveInto } from "@/components/canvas/containers";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";

const outside = "__outside";

/** Which container the step lies in: the way into one and out of it by keyboard. */
export function ContainerField({ node, spec }: { node: FlowNode; spec: NodeSpec }) {
  const { store, catalogue } = useCanvasContext();
  const readOnly = useReadOnly();
  const document = useCanvas((state) => state.document);
  const containers = document.nodes.filter((each) => catalogue.specs.get(each.name)?.step?.holds);
  if (!spec.step || containers.length === 0 || !canLieIn(spec)) return null;
  const choose = (choice: string) =>
    store.edit((now) => moveInto(now, node.id, choice === outside ? undefined : choice, store.getState().measured));
  return (
    <Field
      label={t("Lies in")}
      help={t("What lies in a container runs once for each of its items. Wires across its edge fall away.")}
    >
      {({ id, "aria-describedby": describedBy }) => (
        <Select
          id={id}
          aria-describedby={describedBy}
          value={node.parentId ?? outside}
          disabled={readOnly}
          choices={[
            { value: outside, label: t("The flow itself") },
            ...containers.map((each) => ({ value: each.id, label: each.label })),
          ]}
          onValueChange={choose}
        />
      )}
    </Field>
  );
}
