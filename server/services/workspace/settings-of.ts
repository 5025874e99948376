import { withIds } from "@/domain/workspace/remap";
import type { WorkspaceFlow } from "@/domain/workspace/workspace-file";
import type { FlowSettings } from "@/server/data/schema/flows";

const names = ["chatbotConfig", "apiConfig", "analytic", "speechToText", "textToSpeech", "followUpPrompts"] as const;

/** The settings that stand beside a flow's drawing. What is not JSON text is no setting. */
export const settingsOf = (row: WorkspaceFlow, ids: ReadonlyMap<string, string>): FlowSettings =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = row[name];
      return value && isJson(value) ? [[name, withIds(value, ids)]] : [];
    }),
  );

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return text.length <= 200_000;
  } catch {
    return false;
  }
}
