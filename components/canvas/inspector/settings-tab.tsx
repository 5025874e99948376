import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { outputsOf, type NodeSpec } from "@/domain/catalogue/node-spec";
import { isStep } from "@/domain/catalogue/step";
import { isVisible } from "@/domain/catalogue/visibility";
import type { FlowNode } from "@/domain/flow/flow-document";
import { useCanvas, useCanvasContext, useCatalogue, useReadOnly } from "@/components/canvas/canvas-context";
import { hasProvider } from "@/components/canvas/catalogue";
import { problemsAt } from "@/components/canvas/problem-index";
import { useNodeWires } from "@/components/canvas/use-spec";
import { chooseOutput } from "@/components/canvas/wiring";
import { cn } from "@/components/ui/cn";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { CredentialRow } from "./credential-row";
import { FieldRow } from "./field-row";

interface SettingsTabProps {
  node: FlowNode;
  spec: NodeSpec;
}

/** The node's form: what is needed first, then the rest, then what few people touch. */
export function SettingsTab({ node, spec }: SettingsTabProps) {
  const catalogue = useCatalogue();
  const { into } = useNodeWires(node.id);
  const wired = (name: string) => into.some((wire) => wire.targetHandle === name);
  const shown = Object.entries(spec.inputs).filter(
    ([name, field]) =>
      isVisible(field, node.inputs, spec.inputs) &&
      // As on the card: a slot that nothing on this server could fill only takes room.
      (field.type !== "slot" ||
        !field.optional ||
        wired(name) ||
        spec.placeholder ||
        hasProvider(catalogue, field.accepts)),
  );
  const plain = shown.filter(([, field]) => !field.additional);
  const needed = plain.filter(([, field]) => !field.optional);
  const optional = plain.filter(([, field]) => field.optional);
  const advanced = shown.filter(([, field]) => field.additional);
  return (
    <div className="flex flex-col gap-5">
      {spec.credential && <CredentialRow node={node} credential={spec.credential} />}
      {[...needed, ...optional].map(([name, field]) => (
        <FieldRow key={`${node.id}/${name}`} node={node} name={name} field={field} />
      ))}
      <OutputField node={node} spec={spec} />
      {advanced.length > 0 && <Advanced node={node} fields={advanced} alone={plain.length === 0 && !spec.credential} />}
      {shown.length === 0 && !spec.credential && outputsOf(spec).length < 2 && (
        <p className="text-muted-foreground">This node has no settings.</p>
      )}
    </div>
  );
}

function OutputField({ node, spec }: SettingsTabProps) {
  const { store, catalogue } = useCanvasContext();
  const readOnly = useReadOnly();
  const outputs = outputsOf(spec);
  if (isStep(spec) || outputs.length < 2) return null;
  return (
    <Field label="Output" help="What other nodes get from this one.">
      {({ id, "aria-describedby": describedBy }) => (
        <Select
          id={id}
          aria-describedby={describedBy}
          value={node.output ?? outputs[0]?.name}
          disabled={readOnly}
          choices={outputs.map(({ name, label, description }) => ({
            value: name,
            label,
            ...(description !== undefined && { description }),
          }))}
          onValueChange={(name) => store.edit((document) => chooseOutput(document, catalogue.specs, node.id, name))}
        />
      )}
    </Field>
  );
}

interface AdvancedProps {
  node: FlowNode;
  fields: [string, NodeSpec["inputs"][string]][];
  /** There is nothing else to see. */
  alone: boolean;
}

function Advanced({ node, fields, alone }: AdvancedProps) {
  const troubled = useCanvas((state) =>
    problemsAt(state.problems, node.id).some((each) => fields.some(([name]) => name === each.input)),
  );
  const [open, setOpen] = useState(alone);
  const shown = open || troubled;
  return (
    <section className={alone ? undefined : "border-t pt-3"}>
      <button
        type="button"
        aria-expanded={shown}
        onClick={() => setOpen(!open)}
        className="flex w-full items-center gap-1.5 rounded-sm py-1 text-left font-medium"
      >
        <ChevronRight
          aria-hidden
          className={cn("size-4 text-muted-foreground transition-transform", shown && "rotate-90")}
        />
        Advanced
        <span className="font-normal text-muted-foreground">{fields.length}</span>
      </button>
      {shown && (
        <div className="mt-3 flex flex-col gap-5">
          {fields.map(([name, field]) => (
            <FieldRow key={`${node.id}/${name}`} node={node} name={name} field={field} />
          ))}
        </div>
      )}
    </section>
  );
}
