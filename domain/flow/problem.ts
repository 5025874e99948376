/** Something a flow's author should mend, shown in the problems list and on its node. */
export interface Problem {
  /** Absent for a problem of the whole flow. */
  nodeId?: string;
  /** The input it concerns. */
  input?: string;
  severity: "error" | "warning";
  message: string;
}
