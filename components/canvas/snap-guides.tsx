import { useDrag } from "./canvas-context";
import { FlowLayer } from "./flow-layer";

/** Long enough to cross any flow, in its own coordinates. */
const far = 50_000;

/** The lines along which the dragged card stands in line with others. */
export function SnapGuides() {
  const x = useDrag((drag) => drag?.guides?.x);
  const y = useDrag((drag) => drag?.guides?.y);
  if (x === undefined && y === undefined) return null;
  return (
    <FlowLayer of="frames">
      {x !== undefined && (
        <span
          aria-hidden
          className="pointer-events-none absolute w-px bg-ring/70"
          style={{ left: x, top: -far, height: far * 2 }}
        />
      )}
      {y !== undefined && (
        <span
          aria-hidden
          className="pointer-events-none absolute h-px bg-ring/70"
          style={{ top: y, left: -far, width: far * 2 }}
        />
      )}
    </FlowLayer>
  );
}
