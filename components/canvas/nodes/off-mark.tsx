import { t } from "@/components/words/t";
import type { NodeSpec } from "@/domain/catalogue/node-spec";
import type { FlowNode } from "@/domain/flow/flow-document";

/** How a card looks that is switched off; words keep their contrast. */
export const offClasses = "border-dashed border-input bg-muted [&_img]:grayscale";

/** A card's spoken name. */
export const cardName = (node: FlowNode, spec: NodeSpec): string =>
  `${node.label}, ${spec.label}${node.disabled ? t(", switched off") : ""}${node.collapsed ? t(", folded") : ""}`;

/** Says on a card that it takes no part. */
export function OffMark({ node }: { node: FlowNode }) {
  if (!node.disabled) return null;
  return (
    <span
      title={t("Switched off: left out when the flow runs")}
      className="shrink-0 rounded-full border border-input bg-card px-1.5 text-xs text-muted-foreground"
    >
      {t("Off")}
    </span>
  );
}
