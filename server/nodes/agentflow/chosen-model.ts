import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import { AppError } from "@/domain/errors";
import type { ComponentChoice } from "../define-node";
import type { StepScope } from "../step-scope";

/** The chat model that a step's author chose. */
export async function chosenModel(scope: Pick<StepScope, "build">, choice: ComponentChoice): Promise<BaseChatModel> {
  const built = await scope.build(choice);
  if (isChatModel(built)) return built;
  throw new AppError("unprocessable", `“${choice.name}” is no chat model. Choose another model.`);
}

const isChatModel = (value: unknown): value is BaseChatModel =>
  typeof value === "object" && value !== null && "_llmType" in value && "invoke" in value;
