import { type ReactNode, useState } from "react";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import { outputsOf, type NodeSpec } from "@/domain/catalogue/node-spec";
import { isStep, stepInput } from "@/domain/catalogue/step";
import { stepSettings } from "@/domain/catalogue/step-settings";
import { isVisible } from "@/domain/catalogue/visibility";
import type { FlowNode } from "@/domain/flow/flow-document";
import { useCanvas, useCanvasContext, useCatalogue, useReadOnly } from "@/components/canvas/canvas-context";
import { hasProvider } from "@/components/canvas/catalogue";
import { problemsAt } from "@/components/canvas/problem-index";
import { useNodeWires } from "@/components/canvas/use-spec";
import { chooseOutput } from "@/components/canvas/wiring";
import { Field } from "@/components/ui/field";
import { SearchInput } from "@/components/ui/search-input";
import { Select } from "@/components/ui/select";
import { CredentialRow } from "./credential-row";
import { ContainerField } from "./container-field";
import { FieldRow } from "./field-row";
import { Fold } from "./fold";
import { isFound, searchedFrom } from "./settings-search";
import { useNodePlace } from "./use-node-place";

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
  const place = useNodePlace(node, spec);
  const trouble = shown.filter(([name]) => spec.step && Object.hasOwn(stepSettings, name));
  const others = shown.filter((entry) => !trouble.includes(entry));
  // The wire into a step is drawn on the canvas; its one input needs no row of its own.
  const plain = others.filter(([name, field]) => !field.additional && !(spec.step && name === stepInput));
  const needed = plain.filter(([, field]) => !field.optional);
  const optional = plain.filter(([, field]) => field.optional);
  const advanced = others.filter(([, field]) => field.additional);
  const rows = (fields: typeof shown) =>
    fields.map(([name, field]) => (
      <FieldRow key={`${node.id}/${name}`} node={node} name={name} field={field} place={place} />
    ));
  const alone = plain.length === 0 && !spec.credential;
  return (
    <Searchable fields={[...plain, ...advanced, ...trouble]} rows={rows}>
      {spec.credential && <CredentialRow node={node} credential={spec.credential} />}
      {/* Steps are read from top to bottom; what is needed stands first by design. */}
      {rows(spec.step ? plain : [...needed, ...optional])}
      <OutputField node={node} spec={spec} />
      {advanced.length > 0 && (
        <FieldFold title={t("Advanced")} node={node} fields={advanced} alone={alone}>
          {rows(advanced)}
        </FieldFold>
      )}
      {trouble.length > 0 && (
        <FieldFold title={t("When things go wrong")} node={node} fields={trouble}>
          {rows(trouble)}
        </FieldFold>
      )}
      <ContainerField node={node} spec={spec} />
      {shown.length === 0 && !spec.credential && outputsOf(spec).length < 2 && (
        <p className="text-muted-foreground">{t("This node has no settings.")}</p>
      )}
    </Searchable>
  );
}

interface SearchableProps {
  fields: [string, NodeSpec["inputs"][string]][];
  rows: (fields: SearchableProps["fields"]) => ReactNode;
  children: ReactNode;
}

/** A long form can be searched; what is found stands alone, folded parts of it included. */
function Searchable({ fields, rows, children }: SearchableProps) {
  const [text, setText] = useState("");
  const wanted = text.trim();
  const searched = fields.length >= searchedFrom;
  const found = searched && wanted !== "" ? fields.filter(([name, field]) => isFound(name, field, wanted)) : undefined;
  return (
    <div className="flex flex-col gap-5">
      {searched && <SearchInput label={t("Find a setting")} value={text} onValueChange={setText} />}
      {found ? rows(found) : children}
      {found?.length === 0 && (
        <p className="text-muted-foreground">{rich("No setting says “{wanted}”.", { wanted })}</p>
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
    <Field label={t("Output")} help={t("What other nodes get from this one.")}>
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

interface FieldFoldProps {
  title: string;
  node: FlowNode;
  fields: [string, NodeSpec["inputs"][string]][];
  /** There is nothing else to see. */
  alone?: boolean;
  children: ReactNode;
}

function FieldFold({ title, node, fields, alone = false, children }: FieldFoldProps) {
  const troubled = useCanvas((state) =>
    problemsAt(state.problems, node.id).some((each) => fields.some(([name]) => name === each.input)),
  );
  return (
    <Fold
      title={title}
      hint={fields.length}
      open={alone}
      troubled={troubled}
      className={alone ? undefined : "border-t pt-3"}
    >
      {children}
    </Fold>
  );
}
