import type { NodeSpec } from "@/domain/catalogue/node-spec";
import { categoryColor } from "./category-color";

/**
 * The CSS colour of a step's icon and dots: Flowise's, so that people find their steps again, brought near enough to
 * the text's colour to be seen on either theme.
 */
export const stepColor = ({ step, category }: Pick<NodeSpec, "step" | "category">): string =>
  step ? `color-mix(in oklch, ${step.color} 72%, var(--foreground))` : categoryColor(category);
