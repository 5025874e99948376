import { z } from "zod";
import { flag, positive, text } from "./lenient-fields";

const switches = z.array(z.object({ name: text, enabled: flag }).catch({ name: "", enabled: false })).catch([]);

/** `apiConfig`: how often a flow may be called, and what callers may replace in it. */
export const apiSettings = z.object({
  rateLimit: z
    .object({ status: z.boolean().optional(), limitMax: positive, limitDuration: positive, limitMsg: text })
    .optional()
    .catch(undefined),
  /** Nodes by their label, as clients write them. */
  overrideConfig: z
    .object({ status: flag, nodes: z.record(z.string(), switches).catch({}), variables: switches })
    .optional()
    .catch(undefined),
});
