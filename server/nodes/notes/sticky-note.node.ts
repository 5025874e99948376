import { defineNode } from "../define-node";
import { noteInput } from "./note-input";

export default defineNode({
  name: "stickyNote",
  version: 2,
  label: "Sticky Note",
  description: "A remark on the canvas.",
  category: "Utilities",
  icon: "sticky-note.svg",
  provides: ["StickyNote"],
  note: true,
  inputs: noteInput,
});
