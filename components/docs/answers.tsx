import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import type { ApiResponse, JsonSchema, OpenApiDocument, Operation } from "@/domain/api/openapi/openapi-document";
import { Prose } from "./prose";
import { SchemaTable } from "./schema-table";
import type { Schemas } from "./schema-rows";

interface AnswersProps {
  operation: Operation;
  components: OpenApiDocument["components"];
}

/** What comes back: the answer with its keys, the events of a stream, and the refusals by their status. */
export function Answers({ operation, components }: AnswersProps) {
  const { schemas, responses } = components;
  const all = Object.entries(operation.responses).map(([status, response]): [string, ApiResponse | undefined] => [
    status,
    "$ref" in response ? responses[response.$ref.split("/").at(-1) ?? ""] : response,
  ]);
  const success = all.find(([status]) => status === "200")?.[1];
  const refusals = all.filter(([status]) => status !== "200");
  const json = success?.content?.["application/json"]?.schema;
  const events = success?.content?.["text/event-stream"]?.schema;
  const other = Object.keys(success?.content ?? {}).filter((type) => !/json|event-stream/.test(type));
  return (
    <>
      {success && (
        <>
          <Part title={t("Answer")}>
            {json && <SchemaTable schema={json} schemas={schemas} />}
            {!json && <p className="text-sm text-muted-foreground">{other.join(", ") || t("Nothing of note.")}</p>}
          </Part>
          {events && (
            <Part title={t("Events of a stream")}>
              <EventList union={events} schemas={schemas} />
            </Part>
          )}
        </>
      )}
      <details className="group text-sm">
        <summary className="w-fit cursor-pointer rounded-sm text-muted-foreground hover:text-foreground">
          {rich("Refusals: {refusals}", { refusals: refusals.map(([status]) => status).join(", ") })}
        </summary>
        <dl className="mt-2 flex flex-col gap-1.5">
          {refusals.map(([status, response]) => (
            <div key={status} className="flex gap-3">
              <dt className="w-8 shrink-0 font-mono">{status}</dt>
              <dd className="text-muted-foreground">
                <Prose text={response?.description ?? ""} />
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}

export const Part = ({ title, children }: { title: string; children: React.ReactNode }) => (
  <section className="flex flex-col gap-2">
    <h4 className="text-sm font-medium">{title}</h4>
    {children}
  </section>
);

function EventList({ union, schemas }: { union: JsonSchema; schemas: Schemas }) {
  const events = (union.oneOf ?? union.anyOf ?? []).map((each) => schemas[each.$ref?.split("/").at(-1) ?? ""] ?? each);
  return (
    <div className="flex flex-col divide-y rounded-md border bg-card">
      {events.map((event, index) => {
        const { event: named, ...properties } = event.properties ?? {};
        const name = typeof named === "object" && named.const !== undefined ? String(named.const) : `${index + 1}`;
        return (
          <details key={name} className="text-sm">
            <summary className="cursor-pointer px-3 py-2 -outline-offset-2">
              <code className="font-mono font-medium">{name}</code>{" "}
              <span className="text-muted-foreground">
                <Prose text={event.description ?? ""} />
              </span>
            </summary>
            <div className="px-3 pb-3">
              <SchemaTable schema={{ ...event, properties }} schemas={schemas} />
            </div>
          </details>
        );
      })}
    </div>
  );
}
