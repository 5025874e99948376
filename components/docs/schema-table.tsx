import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import type { Parameter, JsonSchema } from "@/domain/api/openapi/openapi-document";
import { Prose } from "./prose";
import { type SchemaRow, schemaRows, type Schemas, typeName } from "./schema-rows";

/** The keys of a body or an answer. */
export function SchemaTable({ schema, schemas }: { schema: JsonSchema; schemas: Schemas }) {
  const rows = schemaRows(schema, schemas);
  if (rows.length === 0) return <p className="font-mono text-sm text-muted-foreground">{typeName(schema)}</p>;
  return <Rows rows={rows} />;
}

export function ParameterTable({ parameters }: { parameters: readonly Parameter[] }) {
  return (
    <Rows
      rows={parameters.map(({ name, schema, required, description = "" }) => ({
        ...{ name, path: name, depth: 0, required, description, type: typeName(schema) },
        choices: (schema.enum ?? []).map((choice) => JSON.stringify(choice)),
        usual: schema.default === undefined ? undefined : JSON.stringify(schema.default),
      }))}
    />
  );
}

const Rows = ({ rows }: { rows: readonly SchemaRow[] }) => (
  <dl className="divide-y rounded-md border bg-card text-sm">
    {rows.map((row) => (
      <div key={row.path} className="px-3 py-2" style={{ paddingInlineStart: `${0.75 + row.depth * 1.125}rem` }}>
        <dt className="flex flex-wrap items-baseline gap-x-2">
          <code className="font-mono text-sm font-medium break-all">{row.name}</code>
          <span className="text-xs text-muted-foreground">{row.type}</span>
          {row.required && <span className="text-xs text-waiting">{t("required")}</span>}
        </dt>
        <dd className="text-muted-foreground [&:empty]:hidden">
          {row.description && <Prose text={row.description} />}
          {row.choices.length > 0 && (
            <span className="block text-xs">
              {rich("One of {prose}", {
                prose: <Prose text={row.choices.map((choice) => `\`${choice}\``).join(", ")} />,
              })}
            </span>
          )}
          {row.usual !== undefined && (
            <span className="block text-xs">
              {rich("Without it {prose}", { prose: <Prose text={`\`${row.usual}\``} /> })}
            </span>
          )}
        </dd>
      </div>
    ))}
  </dl>
);
