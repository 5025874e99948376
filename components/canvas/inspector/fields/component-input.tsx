"use client";

import { useMemo } from "react";
import { t } from "@/components/words/t";
import { chosenComponent, settingsKey } from "@/domain/catalogue/component-settings";
import type { ComponentField } from "@/domain/catalogue/field";
import { initialInputs } from "@/domain/catalogue/initial-inputs";
import type { NodeSpec } from "@/domain/catalogue/node-spec";
import { usableAs } from "@/domain/catalogue/usable-as";
import { useCatalogue } from "@/components/canvas/canvas-context";
import { asText, type FieldProps } from "@/components/canvas/inspector/field-props";
import { Combobox } from "@/components/ui/combobox";
import { NodeIcon } from "@/components/ui/node-icon";
import { ComponentSettings } from "./component-settings";

/** A node of the catalogue used inside this one: which it is, its credential, and its settings in a fold. */
export function ComponentInput(props: FieldProps<ComponentField>) {
  const { node, name, field, place, value, onDone, readOnly, control } = props;
  const { specs } = useCatalogue();
  const choices = useMemo(() => componentChoices(specs.values(), field), [specs, field]);
  const chosen = chosenComponent(name, place.values, specs);
  const choose = (next: string) => {
    const spec = specs.get(next);
    if (next === chosen?.name || !spec) return;
    place.change({ [name]: next, [settingsKey(name)]: { ...initialInputs(spec), [name]: next } });
    onDone();
  };
  return (
    <div className="flex flex-col gap-3">
      <Combobox
        {...control}
        value={asText(value) || undefined}
        onValueChange={choose}
        choices={choices}
        placeholder={t("Choose a {label}", { label: field.label.toLowerCase() })}
        disabled={readOnly}
      />
      {chosen?.spec && <ComponentSettings node={node} name={name} spec={chosen.spec} chosen={chosen} place={place} />}
    </div>
  );
}

/** Nodes that give what is wanted and that need no wire to do so. */
function componentChoices(specs: Iterable<NodeSpec>, { accepts }: ComponentField) {
  return [...specs]
    .filter((spec) => !spec.note && usableAs(spec, accepts))
    .toSorted((a, b) => a.label.localeCompare(b.label))
    .map((spec) => ({
      value: spec.name,
      label: spec.label,
      description: spec.description,
      icon: <NodeIcon icon={spec.icon} category={spec.category} size="sm" />,
    }));
}
