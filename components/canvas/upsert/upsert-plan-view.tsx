import { Database, FileText } from "lucide-react";
import { useCatalogue } from "@/components/canvas/canvas-context";
import { summarySentence } from "@/components/canvas/summary-sentence";
import { Field } from "@/components/ui/field";
import { NodeIcon } from "@/components/ui/node-icon";
import { Select } from "@/components/ui/select";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import type { UpsertPlan } from "./upsert-plans";

interface UpsertPlanViewProps {
  plans: readonly UpsertPlan[];
  plan: UpsertPlan | undefined;
  onChoose: (storeId: string) => void;
}

/** What would be read, and where it would go. */
export function UpsertPlanView({ plans, plan, onChoose }: UpsertPlanViewProps) {
  if (!plan)
    return (
      <p className="flex items-start gap-2 text-muted-foreground">
        <Database aria-hidden className="mt-0.5 size-4 shrink-0" />
        {t(
          "This flow has no vector store. Add one from the list at the left, and wire a document loader and embeddings to it.",
        )}
      </p>
    );
  return (
    <>
      {plans.length > 1 && (
        <Field label={t("Vector store")} help={t("The flow has several; each is filled by itself.")}>
          {(control) => (
            <Select
              {...control}
              value={plan.store.id}
              onValueChange={onChoose}
              choices={plans.map(({ store }) => ({ value: store.id, label: store.label }))}
            />
          )}
        </Field>
      )}
      <section>
        <h3 className="mb-1.5 font-medium">{t("What is read")}</h3>
        {plan.sources.length === 0 ? (
          <p className="text-muted-foreground">
            {rich("No document loader is wired to “{label}”. Connect one to its “Document” input.", {
              label: plan.store.label,
            })}
          </p>
        ) : (
          <ul className="flex flex-col divide-y rounded-md border">
            {plan.sources.map((source) => (
              <SourceLine key={source.node.id} source={source} />
            ))}
          </ul>
        )}
      </section>
      <PlanFacts plan={plan} />
    </>
  );
}

function SourceLine({ source: { node, files } }: { source: UpsertPlan["sources"][number] }) {
  const spec = useCatalogue().specs.get(node.name);
  const takesFiles = Object.values(spec?.inputs ?? {}).some((field) => field.type === "file");
  return (
    <li className="flex items-start gap-2.5 px-3 py-2">
      {spec && <NodeIcon icon={spec.icon} category={spec.category} />}
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{node.label}</p>
        {files.map((name) => (
          <p key={name} className="flex items-center gap-1.5 text-sm text-muted-foreground">
            <FileText aria-hidden className="size-3.5 shrink-0" />
            <span className="min-w-0 truncate">{name}</span>
          </p>
        ))}
        {files.length === 0 && (
          <p className={takesFiles ? "text-sm text-waiting" : "line-clamp-2 text-sm text-muted-foreground"}>
            {takesFiles ? t("No file is chosen") : spec && summarySentence(spec, node)}
          </p>
        )}
      </div>
    </li>
  );
}

function PlanFacts({ plan: { store, embeddings, recordManager } }: { plan: UpsertPlan }) {
  const facts = [
    [t("Goes into"), store.label],
    [t("Embedded by"), embeddings ?? t("Nothing yet: connect embeddings")],
    [t("Record manager"), recordManager ?? t("None: what vanished from the sources stays in the store")],
  ] as const;
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-muted-foreground">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
