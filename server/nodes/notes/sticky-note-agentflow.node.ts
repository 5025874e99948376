import { defineNode } from "../define-node";
import { noteInput } from "./note-input";

export default defineNode({
  name: "stickyNoteAgentflow",
  version: 1,
  label: "Sticky Note",
  description: "A remark on the canvas.",
  category: "Agent Flows",
  icon: "sticky-note.svg",
  flows: ["agentflow"],
  provides: ["StickyNote"],
  note: true,
  inputs: noteInput,
});
