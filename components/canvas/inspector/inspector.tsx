"use client";

import { ExternalLink, MousePointerClick } from "lucide-react";
import { useState } from "react";
import { t } from "@/components/words/t";
import { stepInput } from "@/domain/catalogue/step";
import type { FlowEdge, FlowNode } from "@/domain/flow/flow-document";
import { useCanvas, useCanvasStore, useCatalogue, useReadOnly } from "@/components/canvas/canvas-context";
import { setLabel } from "@/components/canvas/edits";
import { inspectorSlot } from "@/components/canvas/focus-inspector";
import { FixButton } from "@/components/canvas/fix-button";
import { useProblems } from "@/components/canvas/use-problems";
import { useSpec } from "@/components/canvas/use-spec";
import { NodeIcon } from "@/components/ui/node-icon";
import { stepColor } from "@/components/ui/step-color";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { LastRunTab } from "./last-run-tab";
import { SettingsTab } from "./settings-tab";
import { TalkInspector } from "./talk-inspector";

/** The selected node's settings and what it did. */
export function Inspector() {
  const node = useCanvas((state) => {
    const [id] = state.selection.nodes;
    return state.selection.nodes.size === 1 ? state.document.nodes.find((each) => each.id === id) : undefined;
  });
  const count = useCanvas((state) => state.selection.nodes.size);
  const talk = useChosenTalk();
  if (talk) return <TalkInspector key={talk.id} edge={talk} />;
  if (!node) return <NothingSelected count={count} />;
  return <NodeInspector key={node.id} node={node} />;
}

/** The one wire that is selected, when its nodes talk. */
function useChosenTalk(): FlowEdge | undefined {
  const { specs } = useCatalogue();
  return useCanvas(({ selection, document }) => {
    const [id] = selection.edges;
    if (selection.nodes.size > 0 || selection.edges.size !== 1) return undefined;
    const edge = document.edges.find((each) => each.id === id);
    const speaks = (nodeId: string) =>
      specs.get(document.nodes.find((each) => each.id === nodeId)?.name ?? "")?.step?.speaks === true;
    return edge && speaks(edge.source) && speaks(edge.target) ? edge : undefined;
  });
}

function NothingSelected({ count }: { count: number }) {
  return (
    <div className="flex flex-1 flex-col items-center justify-center gap-2 px-8 text-center text-muted-foreground">
      <MousePointerClick aria-hidden className="size-6 stroke-[1.5]" />
      <p>
        {count > 1
          ? t("{count} nodes are selected. Select one to see its settings.", { count })
          : t("Select a node to see its settings.")}
      </p>
    </div>
  );
}

function NodeInspector({ node }: { node: FlowNode }) {
  const spec = useSpec(node);
  const failed = useCanvas((state) => state.steps.get(node.id)?.status === "ERROR");
  const [tab, setTab] = useState(failed ? "run" : "settings");
  return (
    <Tabs data-slot={inspectorSlot} value={tab} onValueChange={setTab} className="flex min-h-0 flex-1 flex-col">
      <div className="flex flex-col gap-2 px-4 pt-3 pb-3">
        <div className="flex items-center gap-2.5">
          <NodeIcon icon={spec.icon} category={spec.category} color={stepColor(spec)} size="lg" />
          <div className="min-w-0 flex-1">
            <NameField node={node} />
            <p className="truncate px-1.5 text-xs text-muted-foreground">
              {spec.placeholder ? node.name : spec.label} · {node.id}
            </p>
          </div>
        </div>
        <p className="text-sm text-pretty text-muted-foreground">
          {spec.description}
          {spec.docs && (
            <a
              href={spec.docs}
              target="_blank"
              rel="noreferrer"
              className="ml-1 inline-flex items-center gap-0.5 text-link hover:underline"
            >
              {t("Documentation")}
              <ExternalLink aria-hidden className="size-3" />
            </a>
          )}
        </p>
        <GeneralProblems node={node} />
      </div>
      <TabsList className="px-4">
        <TabsTrigger value="settings">{t("Settings")}</TabsTrigger>
        <TabsTrigger value="run">{t("Last run")}</TabsTrigger>
      </TabsList>
      <TabsContent value="settings" className="min-h-0 flex-1 overflow-y-auto px-4 py-4">
        <SettingsTab node={node} spec={spec} />
      </TabsContent>
      <TabsContent value="run" className="min-h-0 flex-1 overflow-y-auto px-4 py-4">
        <LastRunTab node={node} />
      </TabsContent>
    </Tabs>
  );
}

/** What is wrong with the node as a whole; what concerns a field stands under it. */
function GeneralProblems({ node }: { node: FlowNode }) {
  const problems = useProblems(node.id);
  // A step's one wire has no row of its own.
  const general = problems.filter(({ input }) => input === undefined || input === stepInput);
  if (general.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1">
      {general.map((problem) => (
        <li
          key={problem.message}
          className={problem.severity === "error" ? "text-sm text-danger" : "text-sm text-waiting"}
        >
          {t(problem.message)} {problem.fix && <FixButton fix={problem.fix} />}
        </li>
      ))}
    </ul>
  );
}

function NameField({ node }: { node: FlowNode }) {
  const store = useCanvasStore();
  const readOnly = useReadOnly();
  const [typed, setTyped] = useState<string>();
  const change = (text: string) => {
    setTyped(text);
    if (text.trim() !== "") store.edit((document) => setLabel(document, node.id, text.trim()), `label/${node.id}`);
  };
  return (
    <input
      aria-label={t("Node name")}
      value={typed ?? node.label}
      readOnly={readOnly}
      maxLength={300}
      onChange={(event) => change(event.target.value)}
      onBlur={() => {
        setTyped(undefined);
        store.seal();
      }}
      className="w-full truncate rounded-sm border border-transparent bg-transparent px-1.25 text-lg font-semibold outline-none hover:border-input focus:border-ring focus:bg-card"
    />
  );
}
