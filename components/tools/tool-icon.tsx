import { NodeIcon } from "@/components/ui/node-icon";
import type { SavedTool } from "@/domain/tools/saved-tool";
import { chipColor } from "./tool-draft";

/** A picture that lies in the tool itself; one of elsewhere is not fetched, because it would tell who looks at it. */
const isOwn = (source: string | null): source is string =>
  source !== null && /^data:image\/(png|jpeg|gif|webp|svg\+xml)[;,]/.test(source);

export function ToolIcon({ tool }: { tool: Pick<SavedTool, "color" | "iconSrc"> }) {
  const { color, iconSrc } = tool;
  // eslint-disable-next-line next/no-img-element -- It lies in the page already; there is nothing to make smaller.
  if (isOwn(iconSrc)) return <img src={iconSrc} alt="" className="size-7 shrink-0 rounded-md object-cover" />;
  return <NodeIcon icon="custom-tool.svg" category="Tools" color={chipColor(color)} />;
}
