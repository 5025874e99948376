import { z } from "zod";

const conversation = z.object({
  kind: z.enum(["human_input_request", "select_speaker"]),
  agent: z.string().optional(),
  from: z.string().optional(),
  options: z.array(z.string()).optional(),
});

/** What a chat tells of what it waits for: of a conversation who asks for whom, and whom one may choose. */
export function waitingMeta(input: Readonly<Record<string, unknown>>): {
  meta: Record<string, unknown>;
  sender: string | undefined;
} {
  const asked = conversation.safeParse(input);
  return asked.success
    ? { meta: { ...asked.data }, sender: asked.data.agent }
    : { meta: { kind: "human_input_request" }, sender: undefined };
}
