import type { PredictionBody } from "@/domain/api/contracts/prediction";
import type { Recording } from "../files/receive-uploads";
import type { CallableFlow } from "./callable-flow";
import type { RunDesk } from "./run-desk";
import { noHearing, transcribe } from "./transcribe";

interface Call {
  flow: CallableFlow;
  body: Pick<PredictionBody, "question" | "uploads" | "chatId">;
  keyId?: string | undefined;
  signal?: AbortSignal | undefined;
}

/** The question of a call: what is said in its recording, when the flow's owner chose a service that hears it. */
export async function hearQuestion(
  desk: RunDesk,
  { flow, body, keyId, signal }: Call,
  [recording]: readonly Recording[],
): Promise<string | undefined> {
  const { speechToText } = flow.settings;
  if (!recording || !speechToText) return body.question;
  const ports = desk.portsOf(flow.workspaceId);
  return desk.active.track({ flowId: flow.id, chatId: body.chatId ?? "", keyId }, (stopped) =>
    transcribe(ports, speechToText, recording, signal ? AbortSignal.any([stopped, signal]) : stopped),
  );
}

/** A recording that nobody can hear and that comes without words is no question. Throws before anything has begun. */
export function requireHearing({ flow, body }: Call): void {
  if (flow.settings.speechToText || body.question?.trim()) return;
  if (body.uploads.some(({ type }) => type === "audio")) throw noHearing();
}
