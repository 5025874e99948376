import { useState } from "react";
import { t } from "@/components/words/t";
import type { Field as FieldSpec } from "@/domain/catalogue/field";
import { mayStayEmpty } from "@/domain/catalogue/may-stay-empty";
import { shownKind } from "@/domain/catalogue/visibility";
import { useCanvasStore, useCatalogue, useReadOnly } from "@/components/canvas/canvas-context";
import { useProblems } from "@/components/canvas/use-problems";
import { cn } from "@/components/ui/cn";
import { Field } from "@/components/ui/field";
import { isChanged } from "./about-field";
import { ExpandedField } from "./expanded-field";
import { FieldActions } from "./field-actions";
import { FieldControl } from "./field-control";
import type { FieldPlace, FieldRowProps } from "./field-props";

const beside =
  "grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 [&>[data-slot=switch]]:col-start-2 [&>[data-slot=switch]]:row-start-1 [&>p]:col-span-2";

/** What a message begins with that is read elsewhere: “Tools” 1: “Calculator”: */
const wayThere = /^(?:“[^”]*”(?: \d+)?: )+/;

/** A field with its label, help, and what is wrong with it. Of an input of several kinds it is the one that counts now. */
export function FieldRow({ node, name, field: given, place, bare = false }: FieldRowProps) {
  const store = useCanvasStore();
  const readOnly = useReadOnly();
  const { specs } = useCatalogue();
  const [big, setBig] = useState(false);
  const field = given.type === "oneOf" ? shownKind(given, place.values, place.fields) : given;
  const problem = useProblem(node.id, place, name);
  if (!field) return null;
  const hasDefault = "default" in field && field.default !== undefined;
  const stored = Object.hasOwn(place.values, name) ? place.values[name] : undefined;
  const inline = field.type === "boolean";
  const optional = given.optional === true || mayStayEmpty(field, place.values);
  const error = problem && t(problem.message.replace(wayThere, ""));
  const change = (next: unknown) => place.change({ [name]: next });
  const set = (next: unknown) => {
    store.seal();
    change(next);
    store.seal();
  };
  return (
    <Field
      label={field.label}
      help={field.description ?? given.description}
      error={error}
      optional={optional && !inline && !hasDefault && !bare}
      required={!optional && !inline}
      className={cn("group/field", inline && beside, bare && !inline && "[&>div:first-child]:sr-only")}
      action={
        bare ? undefined : (
          <FieldActions
            name={place.path + name}
            field={field}
            changed={isChanged(field, stored)}
            docs={specs.get(node.name)?.docs}
            onReset={() => set(undefined)}
            onExample={set}
            onExpand={isText(field) ? () => setBig(true) : undefined}
          />
        )
      }
    >
      {(control) => {
        const props = { node, name, field, place, readOnly, control, onChange: change, onDone: store.seal };
        const value = stored ?? (hasDefault ? field.default : undefined);
        return (
          <>
            <FieldControl {...props} value={value} />
            {big && <ExpandedField {...props} value={value} error={error} open={big} onOpenChange={setBig} />}
          </>
        );
      }}
    </Field>
  );
}

/** Texts that may grow long, and programs: they get the whole screen when somebody wants it. */
const isText = (field: FieldSpec): boolean =>
  field.type === "code" ||
  (field.type === "json" && field.accepts === undefined) ||
  (field.type === "string" && (field.rows ?? 1) > 1);

/** What is wrong with the field itself; what is wrong inside of it stands there. */
function useProblem(nodeId: string, { path, input }: FieldPlace, name: string) {
  const problems = useProblems(nodeId);
  const at = path + name;
  return problems.find((each) => (each.at ?? each.input) === at || (input === undefined && each.at === at));
}
