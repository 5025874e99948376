import { t } from "@/components/words/t";
import { arrayRows, type Row } from "@/domain/catalogue/array-rows";
import type { ArrayField } from "@/domain/catalogue/field";
import { useProblems } from "@/components/canvas/use-problems";
import { FieldEditor } from "@/components/canvas/inspector/field-editor";
import type { FieldPlace, FieldProps } from "@/components/canvas/inspector/field-props";
import { requestPaste } from "@/components/canvas/inspector/request-paste";
import { useKeyRename } from "@/components/canvas/inspector/use-key-rename";
import { PairsEditor } from "./pairs-editor";

/** Rows of a name and a value, kept under the names that the field gives them. */
export function PairsInput(props: FieldProps<ArrayField>) {
  const { node, name, field, place, value, onDone, readOnly, control } = props;
  const [nameKey = "key", valueKey = "value"] = Object.keys(field.row);
  const rows = arrayRows(field, value);
  const problems = useProblems(node.id);
  const at = `${place.path}${name}.`;
  const valueField = field.row[valueKey];
  const placeOf = (row: Row, index: number): FieldPlace => ({
    ...place,
    path: `${at}${String(index)}.`,
    input: place.input ?? name,
    values: row,
    fields: field.row,
    changeBranches: undefined,
  });
  const naming = useKeyRename(node, name);
  const onRequest = (text: string): boolean => {
    const request = requestPaste(text, place.fields);
    if (request) place.change(request);
    return request !== undefined;
  };
  return (
    <PairsEditor
      {...{ readOnly, control, onDone, onRequest, naming }}
      label={field.label}
      pairs={rows.map((row) => ({ name: textOf(row[nameKey]), value: textOf(row[valueKey]) }))}
      onChange={(pairs, origins) =>
        place.change({
          [name]: pairs.map((pair, index) => {
            const before = origins[index];
            return { ...(before === undefined ? {} : rows[before]), [nameKey]: pair.name, [valueKey]: pair.value };
          }),
        })
      }
      trouble={(index) =>
        problems.find((each) => each.at?.startsWith(`${at}${String(index)}.`))?.message.replace(/^.*?: /, "")
      }
      value={(index, change, done, onPasteText) => (
        <FieldEditor
          {...{ node, readOnly, onPasteText }}
          name={valueKey}
          field={valueField ?? { type: "string", label: t("Value") }}
          place={placeOf(rows[index] ?? {}, index)}
          control={{ id: `${control.id}-${String(index)}`, ...unmarked }}
          label={t("Value of {textOf}", {
            textOf: textOf(rows[index]?.[nameKey]) || t("row {value}", { value: index + 1 }),
          })}
          text={textOf(rows[index]?.[valueKey])}
          onText={change}
          onDone={done}
          language="text"
          rows={1}
          placeholder={t("value")}
        />
      )}
    />
  );
}

const unmarked = { "aria-describedby": undefined, "aria-invalid": undefined, "aria-required": undefined } as const;

const textOf = (value: unknown): string =>
  typeof value === "string" ? value : value === undefined || value === null ? "" : JSON.stringify(value);
