import { componentSettings } from "@/domain/catalogue/component-settings";
import type { FlowNode } from "../flow/flow-document";
import { CannotExport, type Draft, moduleFunction } from "./draft";
import { type Code, code } from "./literal";
import { modelCode } from "./model-code";
import { type Settings, textOf } from "./settings-of";

/** What a step's model is told, from fields that begin with `prefix`. */
export function askingCode(draft: Draft, { id, label, inputs }: FlowNode, settings: Settings, prefix: string) {
  const memory = settings.flag(`${prefix}EnableMemory`);
  const input = `${prefix}Model`;
  return {
    ...{ id, label },
    model: modelCode(draft, settings.text(input), componentSettings(input, inputs)),
    rows: settings
      .rows(`${prefix}Messages`)
      .map(({ role, content }) => ({ role: textOf(role) || "user", content: textOf(content) })),
    memory,
    ...(memory && rememberingCode(draft, settings, prefix)),
    userMessage: memory ? settings.text(`${prefix}UserMessage`) || undefined : undefined,
  };
}

function rememberingCode(
  draft: Draft,
  settings: Settings,
  prefix: string,
): { window?: number | undefined; shorten?: Code } {
  const type = settings.text(`${prefix}MemoryType`);
  switch (type) {
    case "":
    case "allMessages":
      return {};
    case "windowSize":
      return { window: settings.number(`${prefix}MemoryWindowSize`) };
    case "conversationSummary":
      return { shorten: code(moduleFunction(draft, "summed", "summed")) };
    case "conversationSummaryBuffer": {
      const most = settings.number(`${prefix}MemoryMaxTokenLimit`) ?? 2000;
      return { shorten: code(`${moduleFunction(draft, "summed-before", "summedBefore")}(${String(most)})`) };
    }
    default:
      throw new CannotExport(`Its memory, “${type}”, is not known here. Choose another.`);
  }
}
