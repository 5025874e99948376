import { assertNever } from "@/domain/assert-never";
import { type Choice, type Field, pickSources, type Visibility } from "@/domain/catalogue/field";
import { formatInputHandle } from "./handles";

/** The type word of an input in Flowise's files: a slot's class, otherwise the kind of field. */
export function inputType(field: Field | undefined): string {
  if (!field) return "";
  if (field.type === "slot") return field.accepts;
  if (field.type === "string" && field.picks) return pickers[field.picks];
  return flowiseTypes[field.type] ?? field.type;
}

/**
 * The entries of `inputParams` or `inputAnchors` for one input. An input of several kinds has one for each, all of one
 * name, of which `show` lets one be seen.
 */
export function flowiseFields(
  nodeId: string,
  name: string,
  field: Field,
  displayed: (field: Field) => boolean,
): Record<string, unknown>[] {
  if (field.type === "oneOf") return field.kinds.flatMap((kind) => flowiseFields(nodeId, name, kind, displayed));
  return [
    {
      ...common(name, field),
      ...(field.additional && { additionalParams: true }),
      ...particulars(field, name),
      ...(field.show && { show: field.show }),
      ...(field.hide && { hide: field.hide }),
      id: formatInputHandle(nodeId, name, inputType(field)),
      display: displayed(field),
    },
  ];
}

const common = (name: string, field: Field): Record<string, unknown> => ({
  label: field.label,
  name,
  type: inputType(field),
  ...((field.optional || field.unless !== undefined) && { optional: true }),
  ...(field.description !== undefined && { description: field.description }),
  ...(field.placeholder !== undefined && { placeholder: field.placeholder }),
  ...("default" in field && field.default !== undefined && { default: field.default }),
});

/** `place` is how `show` of a cell names its row's array. */
function particulars(field: Field, place: string): Record<string, unknown> {
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
        array: Object.entries(field.row).flatMap(([name, cell]) => cellsOf(`${place}[$index]`, name, cell)),
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

/** A cell of an array's rows. Its conditions name the other cells from the node down: `conditions[$index].type`. */
function cellsOf(row: string, name: string, field: Field): Record<string, unknown>[] {
  if (field.type === "oneOf") return field.kinds.flatMap((kind) => cellsOf(row, name, kind));
  return [
    {
      ...common(name, field),
      ...particulars(field, `${row}.${name}`),
      ...(field.show && { show: inRow(row, field.show) }),
      ...(field.hide && { hide: inRow(row, field.hide) }),
    },
  ];
}

const inRow = (row: string, condition: Visibility): Visibility =>
  Object.fromEntries(Object.entries(condition).map(([name, value]) => [`${row}.${name}`, value]));

const columnType = (type: "string" | "boolean" | "options"): string => (type === "options" ? "singleSelect" : type);
