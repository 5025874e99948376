import { z } from "zod";

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
  form: z.record(z.string(), z.unknown()).optional(),
  /** State that the session's last run left, for flows that keep it. */
  state: z.record(z.string(), z.unknown()).optional(),
  overrideConfig: z.record(z.string(), z.unknown()).optional(),
  leadEmail: z.string().optional(),
  startedAt: z.coerce.date(),
  /** What a step is given in place of its own inputs, or of the state it would find, in a run made from another. */
  edit: z
    .object({
      nodeId: z.string(),
      inputs: z.record(z.string(), z.unknown()).optional(),
      state: z.record(z.string(), z.unknown()).optional(),
    })
    .optional(),
  pinned: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
});

export type Turn = z.output<typeof turnSchema>;
