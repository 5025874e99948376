"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTRPC } from "@/components/trpc/client";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { rich } from "@/components/words/rich";
import { t } from "@/components/words/t";
import { translatedCatalogue } from "@/components/words/translated-catalogue";
import { specLookup } from "@/domain/catalogue/spec-lookup";
import type { OverrideEntry } from "@/domain/flow-settings/override-section";
import { isOn, type OverrideList, overrideLists, staleLabels, withSwitch } from "./override-lists";
import { SectionForm } from "./section-form";
import { SwitchSetting } from "./switch-setting";
import { type Flow, useSection } from "./use-section";

/** What callers may replace, node by node. */
export function OverridesForm({ flow }: { flow: Flow }) {
  const draft = useSection(flow, "overrides");
  const { enabled, nodes } = draft.value;
  const lists = useLists(flow);
  const stale = staleLabels(lists ?? [], nodes);
  const setNode = (label: string, entries: OverrideEntry[]) => draft.change({ nodes: { ...nodes, [label]: entries } });
  const clear = () => {
    const off = stale.map((label) => [label, (nodes[label] ?? []).map((entry) => ({ ...entry, enabled: false }))]);
    draft.change({ nodes: { ...nodes, ...(Object.fromEntries(off) as typeof nodes) } });
  };
  return (
    <SectionForm
      title={t("Override configuration")}
      description={t(
        "Only what is switched on here is taken from a call; everything else in it is ignored without an error.",
      )}
      saving={draft}
    >
      <SwitchSetting
        label={t("Let callers replace values")}
        help={t("Off: nothing is taken, whatever is switched on below.")}
        checked={enabled}
        onChange={(next) => draft.change({ enabled: next })}
      />
      {lists === undefined && <Skeleton className="h-24" />}
      {lists?.length === 0 && (
        <p className="text-sm text-muted-foreground">
          {t("No node of this flow has a value that could be replaced. Add nodes on the canvas and save.")}
        </p>
      )}
      {lists?.map((list) => (
        <NodeSwitches
          key={list.label}
          list={list}
          entries={nodes[list.label]}
          onChange={(entries) => setNode(list.label, entries)}
        />
      ))}
      {stale.length > 0 && (
        <div className="flex flex-wrap items-center gap-3 rounded-md bg-waiting-soft px-3 py-2 text-sm">
          <p className="min-w-0 flex-1">
            {rich("Switches are still on for nodes that the flow no longer has by these names: {stale}.", {
              stale: stale.join(", "),
            })}
          </p>
          <Button size="sm" onClick={clear}>
            {t("Switch them off")}
          </Button>
        </div>
      )}
      <VariableSwitches entries={draft.value.variables} onChange={(variables) => draft.change({ variables })} />
    </SectionForm>
  );
}

function useLists(flow: Flow): OverrideList[] | undefined {
  const trpc = useTRPC();
  const { data } = useQuery(
    trpc.catalogue.list.queryOptions(undefined, { staleTime: Number.POSITIVE_INFINITY, select: translatedCatalogue }),
  );
  return useMemo(() => data && overrideLists(flow.document.nodes, specLookup(data.nodes)), [data, flow.document]);
}

interface NodeSwitchesProps {
  list: OverrideList;
  entries: readonly OverrideEntry[] | undefined;
  onChange: (entries: OverrideEntry[]) => void;
}

/** Folded away while nothing is on, so that a large flow stays readable. */
function NodeSwitches({ list, entries, onChange }: NodeSwitchesProps) {
  const { label, nodeIds, fields } = list;
  const on = fields.filter(({ name }) => isOn(entries, name)).length;
  const [open] = useState(on > 0);
  return (
    <details className="rounded-md border" open={open}>
      <summary className="flex cursor-pointer flex-wrap items-baseline gap-x-2 rounded-md px-3 py-2 hover:bg-hover">
        <span className="font-medium wrap-anywhere">{label}</span>
        <span className="text-sm text-muted-foreground">
          {on === 0 ? t("nothing on") : t("{on} on", { on })}
          {nodeIds.length === 1 ? ` · ${nodeIds[0] ?? ""}` : ""}
        </span>
      </summary>
      <div role="group" aria-label={label} className="flex flex-col gap-3 border-t px-3 py-3">
        {nodeIds.length > 1 && (
          <p className="text-sm text-muted-foreground">
            {rich(
              "{count} nodes are called {label} and share these switches: {nodeIds}. Rename one on the canvas to tell them apart.",
              { count: nodeIds.length, label, nodeIds: nodeIds.join(", ") },
            )}
          </p>
        )}
        <div className="grid gap-3 sm:grid-cols-2">
          {fields.map((field) => (
            <SwitchSetting
              key={field.name}
              label={field.label}
              help={<span className="font-mono text-xs">{field.name}</span>}
              checked={isOn(entries, field.name)}
              onChange={(next) => onChange(withSwitch(entries, field, next))}
            />
          ))}
        </div>
      </div>
    </details>
  );
}

interface VariableSwitchesProps {
  entries: readonly OverrideEntry[];
  onChange: (entries: OverrideEntry[]) => void;
}

function VariableSwitches({ entries, onChange }: VariableSwitchesProps) {
  const trpc = useTRPC();
  const { data = [] } = useQuery(trpc.variables.list.queryOptions());
  const gone = entries.filter(({ name, enabled }) => enabled && !data.some((variable) => variable.name === name));
  const shown = [...data.map(({ name, type }) => ({ name, type })), ...gone];
  return (
    <div role="group" aria-labelledby="override-variables" className="flex flex-col gap-3">
      <div>
        <h4 id="override-variables" className="text-sm font-medium">
          {t("Variables")}
        </h4>
        <p className="text-sm text-muted-foreground">
          {shown.length === 0
            ? t("This workspace has no variables.")
            : t("A call sets them in overrideConfig.vars, for itself alone.")}
        </p>
      </div>
      <div className="grid gap-3 empty:hidden sm:grid-cols-2">
        {shown.map(({ name, type }) => (
          <SwitchSetting
            key={name}
            label={<span className="font-mono text-sm">{name}</span>}
            checked={isOn(entries, name)}
            onChange={(next) => onChange(withSwitch(entries, { name, label: name, type }, next))}
          />
        ))}
      </div>
    </div>
  );
}
