import { addNode } from "./add-node";
import type { Command } from "./command";
import { configure } from "./configure";
import { connectNode } from "./connect-node";
import { copy } from "./copy";
import { cut } from "./cut";
import { deleteFlow } from "./delete-flow";
import { deleteSelection } from "./delete-selection";
import { describeFlow } from "./describe-flow";
import { duplicateFlow } from "./duplicate-flow";
import { duplicateNodes } from "./duplicate-nodes";
import { escape } from "./escape";
import { exportCode } from "./export-code";
import { exportFlow } from "./export-flow";
import { findNode } from "./find-node";
import { fitView } from "./fit-view";
import { importFlow } from "./import-flow";
import { nudge } from "./nudge";
import { openApi } from "./open-api";
import { openChat } from "./open-chat";
import { openMessages } from "./open-messages";
import { publish } from "./publish";
import { publishTemplate } from "./publish-template";
import { redo } from "./redo";
import { renameFlow } from "./rename-flow";
import { renameNode } from "./rename-node";
import { runFromHere } from "./run-from-here";
import { save } from "./save";
import { searchPalette } from "./search-palette";
import { selectAll } from "./select-all";
import { tidy } from "./tidy";
import { toggleInspector } from "./toggle-inspector";
import { undo } from "./undo";
import { upsertDocuments } from "./upsert-documents";
import { zoomIn } from "./zoom-in";
import { zoomOut } from "./zoom-out";

/** Every command of the canvas, in the order in which lists show them. */
export const allCommands: readonly Command[] = [
  ...[
    save,
    openChat,
    runFromHere,
    publish,
    openApi,
    upsertDocuments,
    configure,
    openMessages,
    renameFlow,
    duplicateFlow,
    publishTemplate,
    exportFlow,
    exportCode,
    describeFlow,
    importFlow,
    deleteFlow,
  ],
  ...[addNode, connectNode, renameNode, duplicateNodes, copy, cut, deleteSelection, selectAll, nudge, tidy, undo, redo],
  ...[fitView, zoomIn, zoomOut, searchPalette, findNode, toggleInspector, escape],
];
