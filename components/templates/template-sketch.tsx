"use client";

import { useNodeSpecs } from "@/components/flow-list/use-node-specs";
import { categoryColor } from "@/components/ui/category-color";
import { stepColor } from "@/components/ui/step-color";
import type { NodeSpec } from "@/domain/catalogue/node-spec";
import type { FlowSketch } from "@/domain/flow/sketch-of";

const room = 40;

/** A template's drawing in small: boxes in the colours of their categories, and the wires between them. */
export function TemplateSketch({ sketch }: { sketch: FlowSketch }) {
  const specs = useNodeSpecs();
  const { width, height, boxes, wires } = sketch;
  return (
    <svg
      viewBox={`${String(-room)} ${String(-room)} ${String(width + 2 * room)} ${String(height + 2 * room)}`}
      preserveAspectRatio="xMidYMid meet"
      fill="none"
      aria-hidden
      className="h-full w-full"
    >
      {boxes
        .filter(({ holds }) => holds)
        .map((box) => (
          <Box key={placeOf(box)} box={box} fill="var(--muted)" />
        ))}
      {wires.map(({ from, to, converse }) => (
        <path
          key={`${String(from)} ${String(to)}`}
          d={between(boxes[from], boxes[to])}
          stroke="var(--wire)"
          strokeWidth="5"
          strokeDasharray={converse ? "16 12" : undefined}
        />
      ))}
      {boxes
        .filter(({ holds }) => !holds)
        .map((box) => (
          <g key={placeOf(box)}>
            <Box box={box} fill="var(--card)" />
            <rect
              x={box.x + 16}
              y={box.y + box.height / 2 - 18}
              width={36}
              height={36}
              rx={9}
              fill={colourOf(specs.get(box.node))}
            />
            <rect
              x={box.x + 66}
              y={box.y + box.height / 2 - 7}
              width={Math.max(40, box.width - 110)}
              height={14}
              rx={7}
              fill="var(--muted-foreground)"
              opacity={0.35}
            />
          </g>
        ))}
    </svg>
  );
}

const colourOf = (spec: NodeSpec | undefined): string => (spec ? stepColor(spec) : categoryColor(""));

type SketchBox = FlowSketch["boxes"][number];

const placeOf = ({ x, y, node }: SketchBox): string => `${node} ${String(x)} ${String(y)}`;

function Box({ box: { x, y, width, height }, fill }: { box: SketchBox; fill: string }) {
  return <rect {...{ x, y, width, height, fill }} rx={18} stroke="var(--input)" strokeWidth="4" />;
}

function between(from: SketchBox | undefined, to: SketchBox | undefined): string {
  if (!from || !to) return "";
  const [x1, y1, x2, y2] = [from.x + from.width, from.y + from.height / 2, to.x, to.y + to.height / 2];
  const bend = Math.max(40, Math.abs(x2 - x1) / 2);
  return `M${String(x1)} ${String(y1)} C${String(x1 + bend)} ${String(y1)} ${String(x2 - bend)} ${String(y2)} ${String(x2)} ${String(y2)}`;
}
