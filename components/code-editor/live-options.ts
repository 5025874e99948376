import type { EditorOptions } from "./editor-options";

/** What the editor was last told: its parts look here when they are asked, so that none has to be made anew. */
export interface Live {
  current: EditorOptions;
}
