"use client";

import { NodeIcon } from "@/components/ui/node-icon";
import { t } from "@/components/words/t";
import { useNodeSpecs } from "./use-node-specs";

const shown = 5;

/** Which nodes a flow is made of, at a glance. */
export function FlowIcons({ nodeNames }: { nodeNames: readonly string[] }) {
  const specs = useNodeSpecs();
  const drawn = nodeNames.filter((name) => !specs.get(name)?.note);
  const labels = drawn.map((name) => specs.get(name)?.label ?? name);
  if (drawn.length === 0) return <span className="text-sm text-muted-foreground">{t("No nodes yet")}</span>;
  return (
    <span className="flex items-center gap-1" title={labels.join(", ")}>
      {drawn.slice(0, shown).map((name) => (
        <NodeIcon key={name} size="sm" icon={specs.get(name)?.icon} category={specs.get(name)?.category} />
      ))}
      {drawn.length > shown && <span className="ml-0.5 text-xs text-muted-foreground">+{drawn.length - shown}</span>}
      <span className="sr-only">{labels.join(", ")}</span>
    </span>
  );
}
