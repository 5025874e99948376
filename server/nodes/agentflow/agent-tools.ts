import type { StructuredToolInterface } from "@langchain/core/tools";
import { AppError } from "@/domain/errors";
import type { ComponentChoice } from "../define-node";
import type { StepScope } from "../step-scope";
import { isChosen } from "./is-chosen";

export interface ToolRow {
  agentSelectedTool?: ComponentChoice;
  agentSelectedToolRequiresHumanInput?: boolean;
}

export interface AgentTools {
  tools: StructuredToolInterface[];
  /** Tools that a person has to allow, each with all tools of its node. */
  guarded: ReadonlyMap<string, readonly string[]>;
  /** Node that each tool comes from. */
  nodeOf: ReadonlyMap<string, string>;
}

/** The tools of an agent's rows. Some nodes give several. */
export async function agentTools(scope: Pick<StepScope, "build">, rows: readonly ToolRow[]): Promise<AgentTools> {
  const built = await Promise.all(rows.map((row) => toolsOf(scope, row)));
  const guarded = built.flatMap((tools, index) => {
    const names = tools.map(({ name }) => name);
    return rows[index]?.agentSelectedToolRequiresHumanInput ? names.map((name) => [name, names] as const) : [];
  });
  const nodeOf = built.flatMap((tools, index) =>
    tools.map(({ name }) => [name, rows[index]?.agentSelectedTool?.name ?? ""] as const),
  );
  return { tools: built.flat(), guarded: new Map(guarded), nodeOf: new Map(nodeOf) };
}

/** Providers refuse two tools of one name with a message that names neither. */
export function requireDistinct(tools: readonly StructuredToolInterface[], label: string): void {
  const names = tools.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw new AppError("unprocessable", `“${label}” has two tools called ${twice}. Give one of them another name.`);
}

async function toolsOf(
  scope: Pick<StepScope, "build">,
  { agentSelectedTool: choice }: ToolRow,
): Promise<StructuredToolInterface[]> {
  if (!isChosen(choice)) return [];
  const built = await scope.build(choice);
  const tools: unknown[] = Array.isArray(built) ? built : [built];
  if (tools.every(isTool)) return tools;
  throw new AppError("unprocessable", `“${choice.name}” is no tool that an agent can call. Choose another one.`);
}

const isTool = (value: unknown): value is StructuredToolInterface =>
  typeof value === "object" && value !== null && "invoke" in value && "schema" in value;
