import { z } from "zod";

const message = z.object({
  role: z.enum(["user", "assistant", "system"]),
  content: z.string(),
  name: z.string().optional(),
});
const effect = z.object({
  output: z.record(z.string(), z.unknown()),
  messages: z.array(message).optional(),
  state: z.record(z.string(), z.unknown()).optional(),
  forgetPast: z.boolean().optional(),
});

/** One call of an agentflow's run, as it is kept so that another process can go on with it. */
export const turnSchema = z.object({
  question: z.string(),
  questionId: z.string(),
  answerId: z.string(),
  chatType: z.enum(["INTERNAL", "EXTERNAL", "EVALUATION", "MCP", "SCHEDULED", "WEBHOOK"]),
  history: z.array(z.object({ role: z.enum(["user", "assistant"]), content: z.string() })),
  /** What the person's message says: the question, the form as lines, or the word that went with a decision. */
  said: z.string(),
  fileUploads: z.array(z.record(z.string(), z.unknown())).optional(),
  attachedText: z.string(),
  /** Images that came with what was asked (`KeptImage`). */
  images: z
    .array(z.object({ chatId: z.string(), name: z.string(), mime: z.string(), url: z.string().optional() }))
    .optional(),
  form: z.record(z.string(), z.unknown()).optional(),
  /** The request of another program that began the run. */
  webhook: z.unknown().optional(),
  /** State that the session's last run left, for flows that keep it. */
  state: z.record(z.string(), z.unknown()).optional(),
  overrideConfig: z.record(z.string(), z.unknown()).optional(),
  leadEmail: z.string().optional(),
  startedAt: z.coerce.date(),
  /** What one visit is given in place of its step's inputs, or of the state it would find, in a run made from another. */
  edit: z
    .object({
      visitId: z.number(),
      inputs: z.record(z.string(), z.unknown()).optional(),
      state: z.record(z.string(), z.unknown()).optional(),
    })
    .optional(),
  /** What stands in for running steps, by step (the engine's `Effect`). */
  pinned: z.record(z.string(), effect).optional(),
  /** Of a run made from another: what that one could remember. */
  memory: z.object({ sessionId: z.string(), runId: z.string(), before: z.coerce.date() }).optional(),
  /** The turn of a chat that it answers. */
  chatTurn: z.object({ chatId: z.string(), revision: z.number() }).optional(),
});

export type ChatTurnId = NonNullable<Turn["chatTurn"]>;
export type Turn = z.output<typeof turnSchema>;
