import { toolName } from "@/domain/catalogue/tool-name";
import { declare, type Draft, moduleFunction } from "./draft";
import { type Code, code, literal } from "./literal";
import { type Settings, textOf } from "./settings-of";

type Row = Readonly<Record<string, unknown>>;

/** Says which server and which key the project needs to look things up. */
export function knowledgeFunction(draft: Draft, name: "lookUp" | "storeTool"): string {
  draft.environment.set(
    "WEFT_URL",
    "address of the server that has the document stores, such as https://weft.example.com",
  );
  draft.environment.set(
    "WEFT_API_KEY",
    "an API key of that server with the scope “manage”, which its document stores ask for",
  );
  return moduleFunction(draft, "knowledge", name);
}

/** An agent's document stores as tools to look things up. */
export function storeTools(draft: Draft, settings: Settings): Code[] {
  const rows = settings.rows("agentKnowledgeDocumentStores").filter((row) => storeOf(row).id !== "");
  return rows.map((row) => {
    const { id, name } = storeOf(row);
    const parts = [id, toolName(name || id), textOf(row["docStoreDescription"])].map((part) => literal(part));
    return code(declare(draft, "tool", `${knowledgeFunction(draft, "storeTool")}(${parts.join(", ")})`));
  });
}

/** Flows store `<id>:<name>`. */
export function storeOf({ documentStore }: Row): { id: string; name: string } {
  const [id = "", ...name] = textOf(documentStore).split(":");
  return { id: id.trim(), name: name.join(":") };
}
