import { z } from "zod";
import { t } from "@/components/words/t";
import { readAction, readAnnotations, readArtifacts, readSources, readTools } from "./answer-part";
import { type ChatEvent, readErrorText, readMetadata } from "./chat-event";
import { ChatFailureError } from "./chat-failure";

const answerSchema = z.object({
  text: z.string().optional().catch(undefined),
  json: z.unknown().optional(),
  sourceDocuments: z.unknown().optional(),
  usedTools: z.unknown().optional(),
  artifacts: z.unknown().optional(),
  fileAnnotations: z.unknown().optional(),
  action: z.unknown().optional(),
  success: z.boolean().optional().catch(undefined),
  message: z.string().optional().catch(undefined),
});

/** A flow that cannot stream answers with one JSON body, also when a stream was asked for. */
export async function* readWholeAnswer(response: Response): AsyncGenerator<ChatEvent, void> {
  const body: unknown = await response.json().catch(() => undefined);
  const read = answerSchema.safeParse(body);
  if (!read.success)
    throw new ChatFailureError({ kind: "server", message: t("The server sent an answer that cannot be read.") });
  const answer = read.data;
  if (answer.success === false) {
    yield { type: "error", message: readErrorText(answer.message) };
  } else {
    if (answer.usedTools !== undefined) yield { type: "tools", tools: readTools(answer.usedTools) };
    if (answer.json !== undefined) yield { type: "json", value: answer.json };
    else if (answer.text !== undefined) yield { type: "token", text: answer.text };
    if (answer.sourceDocuments !== undefined) yield { type: "sources", documents: readSources(answer.sourceDocuments) };
    if (answer.artifacts !== undefined) yield { type: "artifacts", artifacts: readArtifacts(answer.artifacts) };
    if (answer.fileAnnotations !== undefined)
      yield { type: "annotations", annotations: readAnnotations(answer.fileAnnotations) };
    const action = readAction(answer.action);
    if (action) yield { type: "action", action };
    const { text: _told, json: _shown, ...metadata } = readMetadata(body);
    yield { type: "metadata", metadata };
  }
  yield { type: "end" };
}
