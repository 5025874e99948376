import type { Look } from "./look";
import { canvasDialogLooks } from "./screens/canvas-dialog-looks";
import { canvasLooks } from "./screens/canvas-looks";
import { chatLooks } from "./screens/chat-looks";
import { dataDialogLooks } from "./screens/data-dialog-looks";
import { frameLooks } from "./screens/frame-looks";
import { listDialogLooks } from "./screens/list-dialog-looks";
import { listLooks } from "./screens/list-looks";
import { runLooks } from "./screens/run-looks";
import { settingsLooks } from "./screens/settings-looks";
import { visitorLooks } from "./screens/visitor-looks";

/** Everything that is pictured in the house, in the order in which it is pictured. */
export const houseLooks: readonly Look[] = [
  ...listLooks,
  ...runLooks,
  ...settingsLooks,
  ...frameLooks,
  ...listDialogLooks,
  ...dataDialogLooks,
  ...canvasLooks,
  ...canvasDialogLooks,
  ...visitorLooks,
  ...chatLooks,
];
