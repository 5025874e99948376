const known = new Set([
  "chat-models",
  "prompts",
  "chains",
  "agents",
  "memory",
  "tools",
  "output-parsers",
  "moderation",
  "utilities",
  "embeddings",
  "vector-stores",
  "document-loaders",
  "text-splitters",
  "retrievers",
  "cache",
  "agent-flows",
]);

const aliases: Readonly<Record<string, string>> = {
  llms: "chat-models",
  "multi-agents": "agents",
  "sequential-agents": "agents",
};

/** The CSS colour of a category of nodes, for its icon chip and its handle dots only. */
export function categoryColor(category: string): string {
  const slug = category
    .trim()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-");
  const key = aliases[slug] ?? slug;
  return `var(--category-${known.has(key) ? key : "utilities"})`;
}
