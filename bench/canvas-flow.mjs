import { edge, node } from "./flow-parts.mjs";

const gap = { x: 380, y: 260 };

/** A chatflow of about so many nodes: models, prompts and the chains they are wired to, side by side. */
export function canvasFlow(count) {
  const groups = Math.ceil(count / 3);
  const columns = Math.ceil(Math.sqrt(groups));
  const nodes = [];
  const edges = [];
  for (let n = 0; n < groups; n += 1) {
    const corner = { x: (n % columns) * 2.2 * gap.x, y: Math.floor(n / columns) * 2.2 * gap.y };
    const [model, prompt, chain] = [`chatOpenAI_${n}`, `promptTemplate_${n}`, `llmChain_${n}`];
    nodes.push(
      placed(node(model, { modelName: "gpt-4o-mini", temperature: 0.9, basepath: "" }), corner, { x: 0, y: 0 }),
      placed(node(prompt, { template: `Say in ${n} words: {text}` }), corner, { x: 0, y: 1 }),
      placed(node(chain, { chainName: `Chain ${n}` }, { output: "llmChain" }), corner, { x: 1, y: 0.5 }),
    );
    edges.push(
      edge(model, "ChatOpenAI|BaseChatModel|BaseLanguageModel", chain, "model", "BaseLanguageModel"),
      edge(prompt, "PromptTemplate|BasePromptTemplate", chain, "prompt", "BasePromptTemplate"),
    );
  }
  return { nodes: nodes.slice(0, count), edges };
}

const placed = (card, corner, { x, y }) => ({
  ...card,
  position: { x: Math.round(corner.x + x * gap.x), y: Math.round(corner.y + y * gap.y) },
});
