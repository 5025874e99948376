import { useCallback } from "react";
import type { Catalogue } from "@/components/canvas/catalogue";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { NodeIcon } from "@/components/ui/node-icon";
import { t } from "@/components/words/t";
import type { NodeSpec } from "@/domain/catalogue/node-spec";
import type { NodeChoice } from "@/domain/documents/node-choice";
import { freshChoice, NodeForm } from "./node-form";

interface NodeChoiceFieldProps {
  catalogue: Catalogue;
  label: string;
  help: string;
  /** Category of the nodes to choose from. */
  category: string;
  value: NodeChoice | undefined;
  onChange: (choice: NodeChoice | undefined) => void;
  optional?: boolean;
  /** Names of nodes that are of no use here. */
  without?: ReadonlySet<string>;
}

/** Read from other stores, or gone with the process: a document store cannot be made of these. */
const notForStores = new Set(["documentStore", "documentStoreVS", "memoryVectorStore"]);

export const nodesOf = ({ specs }: Catalogue, category: string): NodeSpec[] =>
  [...specs.values()]
    .filter((spec) => spec.category === category && !spec.placeholder && !notForStores.has(spec.name))
    .toSorted((a, b) => a.label.localeCompare(b.label));

/** Which node does a part of the work, with its settings below. */
export function NodeChoiceField(props: NodeChoiceFieldProps) {
  const { catalogue, label, help, category, value, onChange, optional = false, without } = props;
  const specs = nodesOf(catalogue, category).filter(({ name }) => !without?.has(name));
  const choose = (name: string) => {
    const spec = catalogue.specs.get(name);
    if (name === none) onChange(undefined);
    else if (spec && name !== value?.name) onChange(freshChoice(spec));
  };
  const changed = useCallback((choice: NodeChoice) => onChange(choice), [onChange]);
  return (
    <section aria-label={label} className="flex flex-col gap-4">
      <Field label={label} help={help} optional={optional} required={!optional}>
        {(control) => (
          <Combobox
            {...control}
            value={value?.name ?? (optional ? none : undefined)}
            onValueChange={choose}
            choices={[...(optional ? [{ value: none, label: t("None") }] : []), ...specs.map(choiceOf)]}
            placeholder={t("Choose")}
          />
        )}
      </Field>
      {value && hasSettings(catalogue.specs.get(value.name)) && (
        <div className="rounded-md border px-4 py-4">
          <NodeForm key={value.name} catalogue={catalogue} initial={value} onChange={changed} />
        </div>
      )}
    </section>
  );
}

const none = "—";

const choiceOf = (spec: NodeSpec) => ({
  value: spec.name,
  label: spec.label,
  description: spec.description,
  icon: <NodeIcon icon={spec.icon} category={spec.category} />,
});

const hasSettings = (spec: NodeSpec | undefined): boolean =>
  spec !== undefined &&
  (spec.credential !== undefined || Object.values(spec.inputs).some((field) => field.type !== "slot"));
