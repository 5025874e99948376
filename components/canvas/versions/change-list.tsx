import { useCatalogue } from "@/components/canvas/canvas-context";
import { ChangeIcon, changeColors, changeWords } from "@/components/canvas/marks/node-marks";
import { cn } from "@/components/ui/cn";
import { t } from "@/components/words/t";
import type { DocumentDiff, EdgeChange, FieldChange, NodeChange } from "@/domain/flow/diff-documents";
import type { FlowDocument } from "@/domain/flow/flow-document";
import { asText, fieldLabel, shownValue } from "./shown-value";

interface ChangeListProps {
  diff: DocumentDiff;
  documents: { before: FlowDocument; after: FlowDocument };
}

/** The changes in words: each node, with what its fields were and are. Secrets are named and never shown. */
export function ChangeList({ diff, documents }: ChangeListProps) {
  const labels = new Map([...documents.before.nodes, ...documents.after.nodes].map(({ id, label }) => [id, label]));
  const none = diff.nodes.length + diff.edges.length === 0;
  return (
    <aside
      aria-label={t("Changes")}
      className="max-h-[45%] w-full shrink-0 overflow-y-auto border-t bg-background p-3 lg:max-h-none lg:w-80 lg:border-t-0 lg:border-l"
    >
      {none && <p className="text-sm text-muted-foreground">{t("Nothing is different.")}</p>}
      <ul className="flex flex-col gap-3">
        {diff.nodes.map((change) => (
          <li key={change.id}>
            <Line kind={change.kind} text={change.node.label} />
            <Fields change={change} />
          </li>
        ))}
        {diff.edges.map((change) => (
          <li key={change.id}>
            <Line kind={change.kind} text={wireText(change, labels)} />
          </li>
        ))}
      </ul>
    </aside>
  );
}

const wireText = ({ edge }: EdgeChange, labels: ReadonlyMap<string, string>): string =>
  t("Wire from {get} to {get2}", {
    get: labels.get(edge.source) ?? edge.source,
    get2: labels.get(edge.target) ?? edge.target,
  });

function Line({ kind, text }: { kind: NodeChange["kind"]; text: string }) {
  return (
    <p className="flex items-start gap-2">
      <span
        className={cn(
          "mt-px flex h-5 shrink-0 items-center gap-1 rounded-full border px-2 text-xs font-medium",
          changeColors[kind],
        )}
      >
        <ChangeIcon kind={kind} />
        {t(changeWords[kind])}
      </span>
      <span className="min-w-0 wrap-anywhere">{text}</span>
    </p>
  );
}

function Fields({ change }: { change: NodeChange }) {
  const { specs } = useCatalogue();
  if (change.fields.length === 0) return null;
  const shown = ({ field, input }: FieldChange, value: unknown) =>
    input || field === "credentialId" ? shownValue(change.node, field, value, specs) : asText(value);
  return (
    <dl className="mt-1.5 flex flex-col gap-1.5 border-l pl-3">
      {change.fields.map((field) => (
        <div key={`${String(field.input)} ${field.field}`}>
          <dt className="text-sm text-muted-foreground">{fieldLabel(specs.get(change.node.name), field.field)}</dt>
          <dd className="text-sm wrap-anywhere whitespace-pre-wrap">
            <del className="rounded-sm bg-failed-soft px-1 text-failed">{shown(field, field.before)}</del>
            <span aria-hidden className="px-1 text-muted-foreground">
              →
            </span>
            <span className="sr-only">{t("became")}</span>
            <ins className="rounded-sm bg-ok-soft px-1 text-ok no-underline">{shown(field, field.after)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
