import { AppError } from "@/domain/errors";
import { isNestedDeeperThan } from "@/domain/nesting";

/** The parts of a flow file that matter, whichever wrapper they came in. */
export interface FlowFile {
  nodes: unknown[];
  edges: unknown[];
  viewport?: unknown;
  /** Known when the file is a whole chatflow object and not just its drawing. */
  name?: string;
  /** The object's own word for its kind (`CHATFLOW`, `AGENTFLOW`, …). */
  type?: string;
  /** What a whole object says about itself. */
  description?: string;
  /** Tools that a file of Agentok holds beside the drawing. */
  tools?: unknown[];
}

const maximumDepth = 100;

/**
 * Finds the drawing in an export (`{nodes, edges}`), in a chatflow object of the REST API (`{flowData: "…"}`), in the
 * text of either, in a row of FlowGen (`{flow: {…}}`), or in a workspace export that holds exactly one flow.
 * Throws `invalid_input` with a sentence for the person who chose the file.
 */
export function unwrapFlowFile(file: unknown): FlowFile {
  const value = typeof file === "string" ? parseText(file) : file;
  if (!isRecord(value)) throw notAFlow();
  if (isNestedDeeperThan(maximumDepth, value))
    throw new AppError("invalid_input", "This file is nested too deeply to be a flow.");
  if (typeof value["flowData"] === "string") return unwrapRow(value, value["flowData"]);
  const inner = value["flow"];
  if (!Array.isArray(value["nodes"]) && (isRecord(inner) || typeof inner === "string")) return unwrapRow(value, inner);
  const rows = workspaceRows(value);
  const [only] = rows;
  if (rows.length > 1) {
    throw new AppError(
      "invalid_input",
      `This file holds ${rows.length} flows. Export the one you want by itself and import that.`,
    );
  }
  if (only && typeof only["flowData"] === "string") return unwrapRow(only, only["flowData"]);
  if (!Array.isArray(value["nodes"]) && !Array.isArray(value["edges"])) throw notAFlow();
  return {
    nodes: Array.isArray(value["nodes"]) ? value["nodes"] : [],
    edges: Array.isArray(value["edges"]) ? value["edges"] : [],
    viewport: value["viewport"],
    ...wordsOf(value),
  };
}

const unwrapRow = (row: Readonly<Record<string, unknown>>, drawing: unknown): FlowFile => ({
  ...unwrapFlowFile(drawing),
  ...wordsOf(row),
});

/** What an object says of its flow beside the drawing. */
const wordsOf = (row: Readonly<Record<string, unknown>>): Omit<FlowFile, "nodes" | "edges"> => ({
  ...(typeof row["name"] === "string" && { name: row["name"] }),
  ...(typeof row["type"] === "string" && { type: row["type"] }),
  ...(typeof row["description"] === "string" && { description: row["description"] }),
  ...(Array.isArray(row["tools"]) && { tools: row["tools"] }),
});

const workspaceKeys = ["ChatFlow", "AgentFlow", "AgentFlowV2", "AssistantFlow"] as const;

const workspaceRows = (value: Readonly<Record<string, unknown>>): Record<string, unknown>[] =>
  workspaceKeys.flatMap((key) => {
    const rows = value[key];
    return Array.isArray(rows) ? rows.filter(isRecord) : [];
  });

function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError("invalid_input", "This is not a flow file: its text is not valid JSON.", { cause });
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const notAFlow = (): AppError =>
  new AppError("invalid_input", "This is not a flow file. Choose a JSON export with “nodes” and “edges”.");
