import { z } from "zod";
import { agentReasoning, humanAction, stepStatus, traceItem } from "./agentflow-parts";
import { fileAnnotation, sourceDocument, usage, usedTool, warnings } from "./answer-parts";

/** What clients read at the end: only what there is. */
const metadata = {
  chatId: z.string(),
  chatMessageId: z.string(),
  question: z.string().optional(),
  sessionId: z.string(),
  memoryType: z.string().optional(),
  executionId: z.string().optional(),
  flowVariables: z.record(z.string(), z.unknown()).optional(),
  usage: usage.optional(),
  warnings: warnings.optional(),
};

const event = <N extends string, D extends z.ZodType, F extends z.ZodRawShape>(
  name: N,
  description: string,
  data: D,
  flat: F,
) =>
  z
    .object({ event: z.literal(name), data, ...flat })
    .meta({ id: `${name.charAt(0).toUpperCase()}${name.slice(1)}Event`, description });

/**
 * The events of a prediction, as each stands in the `data` line of its frame. The `event` line repeats the name, and
 * some payloads stand beside `data` once more, for readers that look there.
 */
const events = [
  event("start", "Comes before everything else. Its text is empty.", z.string(), {}),
  event("token", "A piece of the answer's text. Put together they are the answer.", z.string(), { token: z.string() }),
  event(
    "thinking",
    "A piece of what the model thought; empty, with the duration, when it stops thinking.",
    z.string(),
    {
      duration: z.number().optional().meta({ description: "Seconds." }),
    },
  ),
  event("sourceDocuments", "Passages that the answer draws on.", z.array(sourceDocument), {}),
  event("usedTools", "Tools that the flow called.", z.array(usedTool), {}),
  event(
    "artifacts",
    "Pictures, tables and the like that tools made.",
    z.array(z.object({ type: z.string(), data: z.string() })),
    {},
  ),
  event("fileAnnotations", "Files that the answer names.", z.array(fileAnnotation), {}),
  event(
    "calledTools",
    "Tools that a step of an agentflow asked for.",
    z.array(z.looseObject({ name: z.string().optional(), args: z.unknown(), id: z.string().optional() })),
    {},
  ),
  event("agentFlowEvent", "An agentflow's run began, ended, or waits for a person.", stepStatus, {}),
  event(
    "nextAgentFlow",
    "A step of an agentflow began or ended.",
    z.object({ nodeId: z.string(), nodeLabel: z.string(), status: stepStatus, error: z.string().optional() }),
    {},
  ),
  event(
    "agentFlowExecutedData",
    "Every step that has ended so far, with what it got and gave.",
    z.array(traceItem),
    {},
  ),
  event(
    "agentToken",
    "A piece of what an agent is saying to another. All of it comes with `agentReasoning`; `token` is for the answer alone.",
    z.object({ nodeId: z.string(), agentName: z.string(), token: z.string() }),
    {},
  ),
  event("agentReasoning", "Everything that agents have said to each other so far.", z.array(agentReasoning), {}),
  event("action", "What a run waits for. Answer with `humanInput`.", humanAction, {}),
  event("usageMetadata", "Tokens of all models, when their providers report them.", usage, {}),
  event(
    "tts_start",
    "The answer begins to be read out.",
    z.object({ chatMessageId: z.string(), format: z.string() }),
    {},
  ),
  event(
    "tts_data",
    "A piece of its sound.",
    z.object({ chatMessageId: z.string(), audioChunk: z.string().meta({ description: "In base64." }) }),
    {},
  ),
  event("tts_end", "The whole answer has been read out.", z.object({ chatMessageId: z.string() }), {}),
  event("tts_abort", "Somebody stopped the reading.", z.object({ chatMessageId: z.string() }), {}),
  event(
    "tts_error",
    "Why the answer could not be read out. It stays as it is.",
    z.object({ chatMessageId: z.string(), error: z.string() }),
    {},
  ),
  event(
    "metadata",
    "The ids of the answer, once the run is over.",
    z.object({
      ...metadata,
      followUpPrompts: z.string().optional().meta({ description: "JSON text of the list beside `data`." }),
    }),
    {
      ...metadata,
      followUpPrompts: z.array(z.string()).optional().meta({ description: "Questions that might come next." }),
    },
  ),
  event("error", "Why there is no answer. Only `end` follows.", z.string(), {}),
  event("end", "Always the last.", z.literal("[DONE]"), {}),
] as const;

export const predictionEvent = z.discriminatedUnion("event", [...events]);

/** The canvas is also told how each node fares. */
export const canvasEvent = z.discriminatedUnion("event", [
  ...events,
  event(
    "step",
    "A node began, ended or failed.",
    z.object({
      nodeId: z.string(),
      label: z.string(),
      status: stepStatus,
      ms: z.number().optional().meta({ description: "Its own time, once it ended." }),
      error: z.string().optional(),
    }),
    {},
  ),
]);
