import { shownKind } from "@/domain/catalogue/visibility";
import { useCanvas, useCanvasStore, useReadOnly } from "@/components/canvas/canvas-context";
import { problemsAt } from "@/components/canvas/problem-index";
import { cn } from "@/components/ui/cn";
import { Field } from "@/components/ui/field";
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
  const field = given.type === "oneOf" ? shownKind(given, place.values, place.fields) : given;
  const problem = useProblem(node.id, place, name);
  if (!field) return null;
  const hasDefault = "default" in field && field.default !== undefined;
  const stored = Object.hasOwn(place.values, name) ? place.values[name] : undefined;
  const inline = field.type === "boolean";
  return (
    <Field
      label={field.label}
      help={field.description ?? given.description}
      error={problem?.message.replace(wayThere, "")}
      optional={(field.optional || given.optional) && !inline && !hasDefault && !bare}
      required={!field.optional && !given.optional && !inline}
      className={cn(inline && beside, bare && !inline && "[&>div:first-child]:sr-only")}
    >
      {(control) => (
        <FieldControl
          node={node}
          name={name}
          field={field}
          place={place}
          value={stored ?? (hasDefault ? field.default : undefined)}
          readOnly={readOnly}
          control={control}
          onChange={(next) => place.change({ [name]: next })}
          onDone={store.seal}
        />
      )}
    </Field>
  );
}

/** What is wrong with the field itself; what is wrong inside of it stands there. */
function useProblem(nodeId: string, { path, input }: FieldPlace, name: string) {
  const problems = useCanvas((state) => problemsAt(state.problems, nodeId));
  const at = path + name;
  return problems.find((each) => (each.at ?? each.input) === at || (input === undefined && each.at === at));
}
