import { Box } from "lucide-react";
import type { CSSProperties } from "react";
import { categoryColor } from "./category-color";
import { cn } from "./cn";

interface NodeIconProps {
  /** File in `/icons/nodes/`; without it a neutral box is drawn. */
  icon?: string;
  category?: string;
  /** Instead of the category's colour. */
  color?: string;
  size?: "sm" | "md" | "lg";
  className?: string;
}

const sizes = {
  sm: "size-5 rounded-sm [&>*]:size-3",
  md: "size-7 rounded-md [&>*]:size-4",
  lg: "size-9 rounded-md [&>*]:size-5",
} as const;

interface ChipStyle extends CSSProperties {
  "--chip": string;
}

/** The file is used as a stencil, so that every icon has its category's colour in either theme. */
function stencil(icon: string): CSSProperties {
  return { mask: `url("/icons/nodes/${encodeURIComponent(icon)}") center / contain no-repeat` };
}

/** The icon of a node on its category's chip. Decorative: the node's name stands beside it. */
export function NodeIcon({ icon, category = "", color, size = "md", className }: NodeIconProps) {
  const style: ChipStyle = { "--chip": color ?? categoryColor(category) };
  return (
    <span
      data-slot="node-icon"
      aria-hidden
      style={style}
      className={cn(
        "inline-flex shrink-0 items-center justify-center bg-[color-mix(in_oklch,var(--chip)_14%,var(--card))] text-[var(--chip)]",
        sizes[size],
        className,
      )}
    >
      {icon ? <span style={stencil(icon)} className="bg-current" /> : <Box />}
    </span>
  );
}
