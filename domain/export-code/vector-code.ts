import { chosenComponent, type ChosenComponent } from "@/domain/catalogue/component-settings";
import { toolName } from "@/domain/catalogue/tool-name";
import { CannotExport, declare, type Draft, moduleFunction } from "./draft";
import { embedCode } from "./embed-code";
import { type Code, code, literal, objectCode } from "./literal";
import { type Settings, settingsOf, textOf } from "./settings-of";
import { storeWriters } from "./store-code";

/** An agent's filled vector stores as tools to look things up. */
export const vectorTools = (draft: Draft, settings: Settings): Code[] =>
  settings.rows("agentKnowledgeVSEmbeddings").flatMap((row) => {
    const store = chosenComponent("vectorStore", row, draft.specs);
    return store ? [vectorTool(draft, store, row)] : [];
  });

function vectorTool(draft: Draft, store: ChosenComponent, row: Readonly<Record<string, unknown>>): Code {
  const name = textOf(row["knowledgeName"]);
  const embeddings = chosenComponent("embeddingModel", row, draft.specs);
  if (!embeddings) throw new CannotExport(`“${name}” has no embedding model.`);
  const named = [literal(toolName(name)), literal(textOf(row["knowledgeDescription"]))].join(", ");
  const find = searchCode(draft, store, embeddings);
  return code(declare(draft, "tool", `${moduleFunction(draft, "search-tool", "searchTool")}(${find}, ${named})`));
}

/** What finds passages in a vector store. */
export function searchCode(draft: Draft, chosen: ChosenComponent, embeddings: ChosenComponent): string {
  const write = Object.hasOwn(storeWriters, chosen.name) ? storeWriters[chosen.name] : undefined;
  const label = chosen.spec?.label ?? chosen.name;
  if (!write)
    throw new CannotExport(`It looks things up in ${label}, which only the server can. Use a document store.`);
  const settings = settingsOf(chosen.settings, chosen.spec);
  if (settings.text("searchType") === "mmr")
    throw new CannotExport(`It asks ${label} for passages that differ from each other. Choose Similarity.`);
  return `${moduleFunction(draft, "vectors", "searchIn")}(${objectCode({
    store: code(declare(draft, "store", write(draft, settings, chosen.credentialId !== undefined))),
    embed: embedCode(draft, embeddings),
    most: settings.number("topK") ?? 4,
  })})`;
}
