import type { EndedRun } from "@/server/services/runs/find-stored-run";
import { createPredictionEvents } from "../prediction-events";
import { createFrameLog, type StreamOwner } from "./frame-log";
import { once, type StreamPosition } from "./stream-position";

/** Tells what is still missing of a run that has ended, from what was written down of it. */
export function retellRun(
  owner: StreamOwner,
  { outcome, question, said, reasoning }: EndedRun,
  from: StreamPosition,
  write: (text: string) => void,
): void {
  const log = createFrameLog({ made: true });
  log.owner = owner;
  void log.follow(0, write);
  const events = createPredictionEvents(log, { steps: false, from });
  const missing = (part: keyof typeof once): boolean => (from.parts & once[part]) === 0;
  const thought = reasoning?.thinking.slice(from.thought) ?? "";
  if (thought !== "") events.pass({ type: "thinking", text: thought });
  if (thought !== "" && reasoning?.thinkingDuration !== undefined)
    events.pass({ type: "thinking", text: "", duration: reasoning.thinkingDuration });
  const text = said?.slice(from.said) ?? "";
  if (text !== "") events.pass({ type: "token", text });
  if (outcome.result.status === "finished") {
    const { sourceDocuments, usedTools = [], artifacts, fileAnnotations } = outcome.result.answer;
    const tools = usedTools.slice(from.tools);
    if (sourceDocuments && missing("sourceDocuments"))
      events.pass({ type: "sourceDocuments", documents: sourceDocuments });
    if (tools.length > 0) events.pass({ type: "usedTools", tools });
    if (artifacts && missing("artifacts")) events.pass({ type: "artifacts", artifacts });
    if (fileAnnotations && missing("fileAnnotations"))
      events.pass({ type: "fileAnnotations", annotations: fileAnnotations });
  }
  events.conclude(outcome, question);
  log.close();
}
