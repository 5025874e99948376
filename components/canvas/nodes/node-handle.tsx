import { Handle, Position } from "@xyflow/react";
import type { CSSProperties } from "react";
import { useCanvas, useReadOnly } from "@/components/canvas/canvas-context";
import type { WireEnd } from "@/components/canvas/canvas-state";
import { endKey } from "@/components/canvas/wiring";

interface NodeHandleProps {
  end: WireEnd;
  /** Spoken name: `Language Model of LLM Chain`. */
  label: string;
  /** CSS colour of the category this end belongs to. */
  color: string;
  filled: boolean;
  /** Where on the edge of the card; in the middle unless said. */
  place?: { top: string };
}

interface DotStyle extends CSSProperties {
  "--dot": string;
}

/** The dot at the edge of a card where wires begin or end. While a wire is drawn, dots that do not take it fade. */
export function NodeHandle({ end, label, color, filled, place }: NodeHandleProps) {
  const fits = useCanvas(({ connecting }) => (connecting ? connecting.fits.has(endKey(end)) : undefined));
  const readOnly = useReadOnly();
  const style: DotStyle = { "--dot": color, ...place };
  return (
    <Handle
      id={end.handle}
      type={end.side}
      position={end.side === "source" ? Position.Right : Position.Left}
      isConnectable={!readOnly}
      aria-label={label}
      role="img"
      data-fits={fits}
      data-filled={filled}
      style={style}
      className="weft-handle"
    />
  );
}
