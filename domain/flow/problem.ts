/** Stands in `input` where a node's credential is meant, which is no input of the catalogue. Flowise calls it so, too. */
export const credentialInput = "credential";

/** Something a flow's author should mend, shown in the problems list and on its node. */
export interface Problem {
  /** Absent for a problem of the whole flow. */
  nodeId?: string;
  /** The input it concerns; `credentialInput` for the node's credential. */
  input?: string;
  severity: "error" | "warning";
  message: string;
}
