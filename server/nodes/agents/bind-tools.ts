import type { BaseChatModel } from "@langchain/core/language_models/chat_models";
import type { StructuredToolInterface } from "@langchain/core/tools";
import { AppError } from "@/domain/errors";
import type { Askable } from "../ask-model";

/** A tool as its provider's API has it. */
export type RawTool = Readonly<Record<string, unknown>>;

/** The model with its tools. Rejects a model that can call none with a sentence that names it. */
export function bindTools(model: BaseChatModel, tools: readonly (StructuredToolInterface | RawTool)[]): Askable {
  if (tools.length === 0) return model;
  if (model.bindTools) return model.bindTools([...tools]);
  const name = "model" in model && typeof model.model === "string" ? model.model : model._llmType();
  throw new AppError("invalid_input", `The chat model “${name}” cannot call tools. Choose one that can.`);
}
