import { Link2 } from "lucide-react";
import { t } from "@/components/words/t";
import type { OpenApiDocument } from "@/domain/api/openapi/openapi-document";
import { CodeBlock } from "@/components/ui/code-block";
import { Answers, Part } from "./answers";
import { curlExample } from "./curl-example";
import type { DocsOperation } from "./docs-sections";
import { MethodBadge } from "./method-badge";
import { Prose } from "./prose";
import { ParameterTable, SchemaTable } from "./schema-table";
import { socketExample, socketScript } from "./socket-example";

export interface OperationSectionProps extends DocsOperation {
  base: string;
  components: OpenApiDocument["components"];
}

/** One endpoint: what it does on the left, how to call it on the right. */
export function OperationSection({ method, path, operation, base, components }: OperationSectionProps) {
  const { operationId, parameters = [] } = operation;
  const body = operation.requestBody?.content["application/json"]?.schema;
  const form = operation.requestBody?.content["multipart/form-data"] !== undefined;
  const inPath = parameters.filter((parameter) => parameter.in === "path");
  const inQuery = parameters.filter((parameter) => parameter.in === "query");
  const call = { base, path };
  const isSocket = "101" in operation.responses;
  return (
    <article aria-labelledby={operationId} className="grid gap-x-8 gap-y-5 border-t py-8 xl:grid-cols-2">
      <div className="flex min-w-0 flex-col gap-5">
        <OperationHead method={method} path={path} operation={operation} />
        {inPath.length > 0 && (
          <Part title={t("In the path")}>
            <ParameterTable parameters={inPath} />
          </Part>
        )}
        {inQuery.length > 0 && (
          <Part title={t("In the query")}>
            <ParameterTable parameters={inQuery} />
          </Part>
        )}
        {body && (
          <Part title={form ? t("Body, as JSON or as a form with files") : t("Body")}>
            <SchemaTable schema={body} schemas={components.schemas} />
          </Part>
        )}
        <Answers operation={operation} components={components} />
      </div>
      <div className="flex min-w-0 flex-col gap-4 xl:sticky xl:top-20 xl:self-start">
        <CodeBlock
          title={`${method.toUpperCase()} ${path}`}
          code={
            isSocket ? socketExample(call) : curlExample({ ...call, method, operation, schemas: components.schemas })
          }
          copyLabel={t("Copy {method} {path}", { method: method.toUpperCase(), path })}
        />
        {isSocket && (
          <CodeBlock
            title={t("In a page, with an access token")}
            code={socketScript(call)}
            copyLabel={t("Copy the page's code for {path}", { path })}
          />
        )}
        <Examples operation={operation} />
      </div>
    </article>
  );
}

function OperationHead({ method, path, operation: { operationId, summary, description } }: DocsOperation) {
  return (
    <header>
      <h3
        id={operationId}
        tabIndex={-1}
        className="group flex scroll-mt-20 items-baseline gap-2 text-base font-semibold outline-none"
      >
        <MethodBadge method={method} />
        <code className="min-w-0 font-mono text-sm font-semibold break-all">{path}</code>
        <a
          href={`#${operationId}`}
          aria-label={t("Link to {method} {path}", { method: method.toUpperCase(), path })}
          className="self-center text-muted-foreground opacity-0 group-hover:opacity-100 focus-visible:opacity-100"
        >
          <Link2 aria-hidden className="size-4" />
        </a>
      </h3>
      <p className="mt-2 text-pretty">
        <Prose text={summary} />
      </p>
      {description && (
        <p className="mt-1 text-sm text-pretty text-muted-foreground">
          <Prose text={description} />
        </p>
      )}
    </header>
  );
}

/** Other bodies it takes, and an answer. */
function Examples({ operation }: Pick<DocsOperation, "operation">) {
  const bodies = Object.values(operation.requestBody?.content["application/json"]?.examples ?? {}).slice(1);
  const success = operation.responses["200"];
  const answer = success && "content" in success ? success.content?.["application/json"]?.example : undefined;
  const shown = [
    ...bodies.map(({ summary, value }) => ({ title: summary, value })),
    ...(answer === undefined ? [] : [{ title: t("An answer"), value: answer }]),
  ];
  return shown.map(({ title, value }) => (
    <details key={title} className="text-sm">
      <summary className="w-fit cursor-pointer rounded-sm text-muted-foreground hover:text-foreground">{title}</summary>
      <CodeBlock
        title={t("{title}, as JSON", { title })}
        code={JSON.stringify(value, null, 2)}
        copyLabel={t("Copy: {title}", { title })}
        className="mt-2"
      />
    </details>
  ));
}
