import type { ArrayField, CodeField, DatagridField, Field, JsonField } from "@/domain/catalogue/field";
import { assertNever } from "@/domain/assert-never";
import type { FieldProps } from "./field-props";
import { ArrayInput } from "./fields/array-input";
import { AsyncOptionsInput } from "./fields/async-options-input";
import { BooleanInput } from "./fields/boolean-input";
import { CodeInput } from "./fields/code-input";
import { ComponentInput } from "./fields/component-input";
import { DatagridInput } from "./fields/datagrid-input";
import { DaysInput } from "./fields/days-input";
import { FileInput } from "./fields/file-input";
import { JsonInput } from "./fields/json-input";
import { MomentInput } from "./fields/moment-input";
import { MultiOptionsInput } from "./fields/multi-options-input";
import { NumberInput } from "./fields/number-input";
import { OptionsInput } from "./fields/options-input";
import { PasswordFieldInput } from "./fields/password-field-input";
import { PairsInput } from "./fields/pairs-input";
import { PairsTextInput } from "./fields/pairs-text-input";
import { PickInput } from "./fields/pick-input";
import { PromptValuesInput } from "./fields/prompt-values-input";
import { SchemaInput } from "./fields/schema-input";
import { SlotInput } from "./fields/slot-input";
import { TextInput } from "./fields/text-input";

/** The control for a field's type. */
export function FieldControl({ field, ...props }: FieldProps<Field>) {
  switch (field.type) {
    case "string":
      if (field.picks === "weekDays" || field.picks === "monthDays") return <DaysInput {...props} field={field} />;
      if (field.picks !== undefined) return <MomentInput {...props} field={field} />;
      return <TextInput {...props} field={field} />;
    case "password":
      return <PasswordFieldInput {...props} field={field} />;
    case "number":
      return <NumberInput {...props} field={field} />;
    case "boolean":
      return <BooleanInput {...props} field={field} />;
    case "options":
      return <OptionsInput {...props} field={field} />;
    case "multiOptions":
      return <MultiOptionsInput {...props} field={field} />;
    case "asyncOptions":
      return <AsyncOptionsInput {...props} field={field} />;
    case "json":
      return <JsonControl {...props} field={field} />;
    case "code":
      return <CodeControl {...props} field={field} />;
    case "file":
      return <FileInput {...props} field={field} />;
    case "datagrid":
      return <DatagridControl {...props} field={field} />;
    case "array":
      return <ArrayControl {...props} field={field} />;
    case "component":
      return <ComponentInput {...props} field={field} />;
    case "pick":
      return <PickInput {...props} field={field} />;
    // Whoever shows the field has chosen the kind that counts.
    case "oneOf":
      return null;
    case "slot":
      return <SlotInput {...props} field={field} />;
    default:
      return assertNever(field);
  }
}

function JsonControl(props: FieldProps<JsonField>) {
  const { field, big } = props;
  if (field.accepts !== undefined && field.references) return <PromptValuesInput {...props} />;
  const text = <JsonInput {...props} />;
  if (big) return text;
  if (field.layout === "schema") {
    return (
      <SchemaInput {...props} form="jsonSchema">
        {text}
      </SchemaInput>
    );
  }
  return field.layout === "pairs" ? <PairsTextInput {...props}>{text}</PairsTextInput> : text;
}

function CodeControl(props: FieldProps<CodeField>) {
  const { field, big } = props;
  const text = <CodeInput {...props} />;
  if (!field.schema || big) return text;
  return (
    <SchemaInput {...props} form={field.schema}>
      {text}
    </SchemaInput>
  );
}

function DatagridControl(props: FieldProps<DatagridField>) {
  const rows = <DatagridInput {...props} />;
  if (props.field.layout !== "schema") return rows;
  return (
    <SchemaInput {...props} form="parser">
      {rows}
    </SchemaInput>
  );
}

function ArrayControl(props: FieldProps<ArrayField>) {
  const rows = <ArrayInput {...props} />;
  switch (props.field.layout) {
    case "schema":
      return (
        <SchemaInput {...props} form="rows">
          {rows}
        </SchemaInput>
      );
    case "pairs":
      return <PairsInput {...props} />;
    case "conditions":
    case "messages":
    case undefined:
      return rows;
  }
}
