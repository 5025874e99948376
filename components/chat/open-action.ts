import { z } from "zod";

/** What a run waits for, as far as a chat needs it to ask. */
export const openAction = z.object({
  mapping: z
    .object({ approve: z.string().catch("Proceed"), reject: z.string().catch("Reject") })
    .catch({ approve: "Proceed", reject: "Reject" }),
  data: z.object({
    nodeId: z.string(),
    nodeLabel: z.string().catch(""),
    input: z.record(z.string(), z.unknown()).catch({}),
  }),
  expires: z
    .object({ at: z.iso.datetime(), outcome: z.enum(["reject", "fail"]) })
    .optional()
    .catch(undefined),
});

export type OpenAction = z.output<typeof openAction>;

/** A step may want a yes or a no and nothing else. */
export const takesFeedback = ({ data }: OpenAction): boolean => data.input["humanInputEnableFeedback"] !== false;
