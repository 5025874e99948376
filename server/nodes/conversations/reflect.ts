import { AppError } from "@/domain/errors";
import { chosenModel } from "../agentflow/chosen-model";
import { askModel } from "../ask-model";
import type { Conversing } from "./conversing";
import type { Talk } from "./state";
import { transcript } from "./transcript";

/** Lets somebody's model tell what a conversation came to. */
export async function reflect(
  { stage, actors, signal, record }: Conversing,
  { said }: Talk,
  { by, prompt }: { by: string; prompt: string },
): Promise<string> {
  const { HumanMessage, SystemMessage } = await import("@langchain/core/messages");
  const actor = actors.get(by);
  const choice = actor?.kind === "group" ? actor.settings.groupModel : actor?.settings.agentModel;
  if (!actor || !choice) throw new AppError("internal", "A conversation has nobody to sum it up.");
  const model = await chosenModel(actor.member, choice);
  const messages = [new SystemMessage(prompt), new HumanMessage(transcript(stage, said))];
  const { text } = await askModel(model, messages, { nodeId: by, signal, emit: record.emit, streaming: false });
  return text.trim();
}
