import type { Fix } from "./fix";

/** Stands in `input` where a node's credential is meant, which is no input of the catalogue. Flowise calls it so, too. */
export const credentialInput = "credential";

/** Something a flow's author should mend, shown in the problems list and on its node. */
export interface Problem {
  /** Absent for a problem of the whole flow. */
  nodeId?: string;
  /** The input it concerns; `credentialInput` for the node's credential. */
  input?: string;
  /** The place within the input, from the node down: `conditions.0.value1`, `agentModelConfig.modelName`. */
  at?: string;
  severity: "error" | "warning";
  message: string;
  /** An edit that mends it, where there is one that nobody has to think about. */
  fix?: Fix;
}
