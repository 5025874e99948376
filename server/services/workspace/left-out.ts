import type { WorkspaceFile } from "@/domain/workspace/workspace-file";

/** What of a file has no place here, as sentences for whoever imports it. */
export function leftOut(file: WorkspaceFile): string[] {
  const assistants = file.AssistantCustom.length + file.AssistantOpenAI.length + file.AssistantAzure.length;
  const toolTemplates = file.CustomTemplate.filter(({ flowData }) => flowData === "").length;
  return [
    ...say(
      assistants,
      "assistant was",
      "assistants were",
      "left out. Draw agents for them; their instructions are in the file.",
    ),
    ...say(
      file.Execution.length,
      "run was",
      "runs were",
      "left out; what agentflows did stays with the server that ran them.",
    ),
    ...say(
      toolTemplates,
      "template of a tool was",
      "templates of tools were",
      "left out. Make tools of them under Tools.",
    ),
    "Credentials are never in such a file. Choose them anew in the nodes that need one.",
  ];
}

const say = (n: number, one: string, several: string, happened: string): string[] =>
  n === 0 ? [] : [`${String(n)} ${n === 1 ? one : several} ${happened}`];
