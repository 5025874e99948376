import { t } from "@/components/words/t";
import type { NodeSpec } from "@/domain/catalogue/node-spec";
import { loopsOf, pickedStep } from "@/domain/flow/loops";
import type { FlowNode } from "@/domain/flow/flow-document";
import { useCanvas, useCatalogue } from "./canvas-context";
import { summarySentence } from "./summary-sentence";

/** What a step's card says under its name: where a loop goes back to, otherwise the settings that matter. */
export function useStepSentence(spec: NodeSpec, node: FlowNode): string {
  const { specs } = useCatalogue();
  const [loop] = loopsOf({ nodes: [node] }, specs);
  const target = useCanvas(({ document }) => (loop ? pickedStep(document, loop.text)?.label : undefined));
  // Its branches say it already.
  if (spec.step?.branches?.kind === "rows") return "";
  return target === undefined ? summarySentence(spec, node, specs) : t("Back to {target}", { target });
}
