import { addNode } from "./add-node";
import { align } from "./align";
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
import { toggleHistory } from "./toggle-history";
import { tidy } from "./tidy";
import { toggleInspector } from "./toggle-inspector";
import { findText } from "./find-text";
import { fold } from "./fold";
import { makeSubFlow } from "./make-sub-flow";
import { replaceNode } from "./replace-node";
import { showOutline } from "./show-outline";
import { startTour } from "./start-tour";
import { switchOff } from "./switch-off";
import { nextProblem, previousProblem } from "./go-to-problem";
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
    toggleHistory,
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
  ...[addNode, connectNode, renameNode, replaceNode, switchOff, fold, duplicateNodes, copy, cut, deleteSelection],
  ...[selectAll, makeSubFlow, nudge, tidy, ...align, undo, redo],
  ...[fitView, zoomIn, zoomOut, searchPalette, findNode, findText, nextProblem, previousProblem, showOutline],
  ...[toggleInspector, startTour, escape],
];
