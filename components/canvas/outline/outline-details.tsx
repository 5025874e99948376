import { Cable, PenLine, Trash2, X } from "lucide-react";
import { useCanvasStore, useReadOnly } from "@/components/canvas/canvas-context";
import { deleteNodes, disconnect } from "@/components/canvas/edits";
import { useProblems } from "@/components/canvas/use-problems";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { t } from "@/components/words/t";
import type { FlowEdge } from "@/domain/flow/flow-document";
import type { OutlineItem } from "./reading-order";
import { useWireNames } from "./use-wire-names";

/** What the canvas shows of a node beside its card: problems, wires, and what can be done with it. */
export function OutlineDetails({ item, onRename }: { item: OutlineItem; onRename: () => void }) {
  const { node, fedBy, leadsTo } = item;
  const store = useCanvasStore();
  const readOnly = useReadOnly();
  const problems = useProblems(node.id);
  return (
    <div className="mt-1.5 flex flex-col gap-1.5 pl-8.5 text-sm text-muted-foreground">
      {problems.map(({ message }) => (
        <p key={message}>{message}</p>
      ))}
      {fedBy.map((edge) => (
        <WireRow key={edge.id} edge={edge} other={edge.source} way="from" />
      ))}
      {leadsTo.map((edge) => (
        <WireRow key={edge.id} edge={edge} other={edge.target} way="to" />
      ))}
      {!readOnly && (
        <div className="flex flex-wrap gap-1">
          <Button size="sm" onClick={() => store.setState({ overlay: { kind: "wire", nodeId: node.id } })}>
            <Cable aria-hidden />
            {t("Connect")}
          </Button>
          <Button size="sm" onClick={onRename}>
            <PenLine aria-hidden />
            {t("Rename")}
          </Button>
          <Button size="sm" onClick={() => store.edit((document) => deleteNodes(document, new Set([node.id])))}>
            <Trash2 aria-hidden />
            {t("Delete")}
          </Button>
        </div>
      )}
    </div>
  );
}

function WireRow({ edge, other, way }: { edge: FlowEdge; other: string; way: "from" | "to" }) {
  const store = useCanvasStore();
  const readOnly = useReadOnly();
  const [name = other] = useWireNames([other]);
  return (
    <p className="flex items-center gap-1">
      <span className="min-w-0 flex-1 truncate">
        {way === "from" ? t("← from") : t("→ to")} {name}
      </span>
      {!readOnly && (
        <IconButton
          label={t("Remove the wire {way} {name}", { way, name })}
          size="sm"
          onClick={() => store.edit((document) => disconnect(document, new Set([edge.id])))}
        >
          <X />
        </IconButton>
      )}
    </p>
  );
}
