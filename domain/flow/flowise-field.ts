import { assertNever } from "@/domain/assert-never";
import { type Choice, type Field, pickSources } from "@/domain/catalogue/field";
import { formatInputHandle } from "./handles";

/** The type word of an input in Flowise's files: a slot's class, otherwise the kind of field. */
export function inputType(field: Field | undefined): string {
  if (!field) return "";
  if (field.type === "slot") return field.accepts;
  if (field.type === "string" && field.picks) return pickers[field.picks];
  return flowiseTypes[field.type] ?? field.type;
}

/** An entry of `inputParams` or `inputAnchors`. */
export function flowiseField(nodeId: string, name: string, field: Field, display: boolean): Record<string, unknown> {
  const type = inputType(field);
  return {
    label: field.label,
    name,
    type,
    ...(field.optional && { optional: true }),
    ...(field.additional && { additionalParams: true }),
    ...(field.description !== undefined && { description: field.description }),
    ...(field.placeholder !== undefined && { placeholder: field.placeholder }),
    ...("default" in field && field.default !== undefined && { default: field.default }),
    ...particulars(field),
    ...(field.show && { show: field.show }),
    ...(field.hide && { hide: field.hide }),
    id: formatInputHandle(nodeId, name, type),
    display,
  };
}

function particulars(field: Field): Record<string, unknown> {
  switch (field.type) {
    case "string":
      return {
        ...(field.rows !== undefined && { rows: field.rows }),
        ...(field.references && { acceptVariable: true }),
      };
    case "number":
      return field.step === undefined ? {} : { step: field.step };
    case "options":
    case "multiOptions":
      return { options: field.options.map((choice: Choice) => ({ ...choice })) };
    case "asyncOptions":
      return { loadMethod: field.load, freeSolo: true };
    case "component":
      return { loadMethod: field.load, loadConfig: true };
    case "pick":
      return { loadMethod: pickSources[field.from], freeSolo: true };
    case "array":
      return {
        ...(field.references && { acceptVariable: true }),
        array: Object.entries(field.row).map(([name, cell]) => cellOf(name, cell)),
      };
    case "oneOf":
      return {};
    case "json":
      return { ...(field.references && { acceptVariable: true }), ...(field.accepts !== undefined && { list: true }) };
    case "code":
      return field.example === undefined ? {} : { codeExample: field.example };
    case "file":
      return { fileType: field.fileType };
    case "datagrid":
      return {
        datagrid: field.columns.map((column) => ({
          field: column.name,
          headerName: column.label,
          type: columnType(column.type),
          ...(column.options && { valueOptions: column.options }),
          editable: true,
        })),
      };
    case "slot":
      return field.list ? { list: true } : {};
    case "password":
    case "boolean":
      return {};
    default:
      return assertNever(field);
  }
}

const pickers = { time: "timePicker", weekDays: "weekDaysPicker", monthDays: "monthDaysPicker", date: "datePicker" };

const flowiseTypes: Partial<Record<Field["type"], string>> = { component: "asyncOptions", pick: "asyncOptions" };

/** A cell of an array's rows. */
const cellOf = (name: string, field: Field): Record<string, unknown> => ({
  label: field.label,
  name,
  type: inputType(field),
  ...(field.optional && { optional: true }),
  ...(field.description !== undefined && { description: field.description }),
  ...("default" in field && field.default !== undefined && { default: field.default }),
  ...particulars(field),
});

const columnType = (type: "string" | "boolean" | "options"): string => (type === "options" ? "singleSelect" : type);
