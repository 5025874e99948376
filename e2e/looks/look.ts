import type { Browser, Page } from "@playwright/test";
import type { CanvasPage } from "../pages/canvas-page";
import type { ChatPane } from "../pages/chat-pane";
import type { FlowListPage } from "../pages/flow-list-page";
import type { House } from "./make-house";

/** What a picture is taken with: a window, and the things that are in every picture of the house. */
export interface Scene {
  page: Page;
  browser: Browser;
  list: FlowListPage;
  canvas: CanvasPage;
  chat: ChatPane;
  house: House;
}

/** One screen, or a dialog over it. */
export interface Look {
  /** Of the picture's file. */
  name: string;
  /** The page under `app/` that is shown. */
  route: string;
  /** The file under `components/` of the dialog that is shown. */
  dialog?: string;
  /** Seen by somebody who is not signed in. */
  visitor?: boolean;
  /** Goes there, until everything that belongs to the picture is on the screen. What it gives is called afterwards. */
  show: (scene: Scene) => Promise<void | (() => Promise<void>)>;
}
