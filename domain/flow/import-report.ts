/** What became of each node of an imported file. */
export interface ImportedNode {
  id: string;
  name: string;
  label: string;
  /** `exact`: same version here. `mapped`: another version, or translated with a difference; inputs this server lacks are kept but unused. `missing`: kept as a placeholder. */
  status: "exact" | "mapped" | "missing";
  /** A sentence for the person who imports; empty when there is nothing to say. */
  note: string;
}

export interface ImportReport {
  type: "CHATFLOW" | "AGENTFLOW";
  /** Set when the file is not Flowise's: its nodes were translated, and `mapped` says that something is different. */
  from?: "FlowGen" | "Flowise’s older agents";
  nodes: ImportedNode[];
  /** What was left out or changed on the way in, as sentences. */
  problems: string[];
}
