import { useId } from "react";
import { msg, type Wording } from "@/components/words/msg";
import { t } from "@/components/words/t";
import { chipColor, toolColors } from "./tool-draft";
import { ToolIcon } from "./tool-icon";

const names: Readonly<Record<(typeof toolColors)[number], Wording>> = {
  ...{ "#2f6f9f": msg("Blue"), "#2f7d5b": msg("Green"), "#8a5a2b": msg("Brown") },
  ...{ "#a03d4f": msg("Red"), "#6b4fa0": msg("Violet"), "#55606e": msg("Grey") },
};

/** The colour of its icon, so that it is found in a list. */
export function ColorChoice({ value, onChange }: { value: string; onChange: (color: string) => void }) {
  const group = useId();
  const current = chipColor(value)?.toLowerCase();
  return (
    <fieldset>
      <legend className="font-medium">{t("Colour")}</legend>
      <div className="mt-1.5 flex flex-wrap gap-1.5">
        {toolColors.map((color) => (
          <label
            key={color}
            className="cursor-pointer rounded-lg border-2 border-transparent p-0.5 has-checked:border-primary has-focus-visible:ring-2 has-focus-visible:ring-ring/40"
          >
            <input
              type="radio"
              name={group}
              checked={current === color}
              onChange={() => onChange(color)}
              className="sr-only"
            />
            <span className="sr-only">{t(names[color])}</span>
            <ToolIcon tool={{ color, iconSrc: null }} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
