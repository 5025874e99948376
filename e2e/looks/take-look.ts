import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "@playwright/test";
import { CanvasPage } from "../pages/canvas-page";
import { ChatPane } from "../pages/chat-pane";
import { FlowListPage } from "../pages/flow-list-page";
import { leavePage } from "./leave-page";
import type { Look } from "./look";
import type { House } from "./make-house";
import { sheetOf, smallSheet, themes, type Views, type widths } from "./sheet";
import { stillPicture } from "./still-picture";
import type { Windows } from "./windows";

interface Studio {
  browser: Browser;
  windows: Windows;
  /** Undefined where there is nothing. */
  house?: House | undefined;
  /** Where pictures in full size are put. */
  folder: string;
}

/** Pictures of one look in both widths and both themes, as one small picture. */
export async function takeLook(look: Look, studio: Studio): Promise<Buffer> {
  const views: Views = { wide: await viewsOf(look, studio, "wide"), narrow: await viewsOf(look, studio, "narrow") };
  const sheet = await sheetOf(views);
  await mkdir(studio.folder, { recursive: true });
  await writeFile(join(studio.folder, `${look.name}.png`), sheet);
  return smallSheet(sheet);
}

async function viewsOf(look: Look, { browser, windows, house }: Studio, width: keyof typeof widths) {
  const context = await windows.open(width, look.visitor ?? false);
  const page = await context.newPage();
  try {
    const parts = { list: new FlowListPage(page), canvas: new CanvasPage(page), chat: new ChatPane(page) };
    const after = await look.show({
      ...{ page, browser, ...parts },
      get house() {
        if (!house) throw new Error(`${look.name} needs a house with something in it.`);
        return house;
      },
    });
    const light = await inTheme(page, themes[0]);
    const dark = await inTheme(page, themes[1]);
    await after?.();
    // Whoever looks next is alone.
    await leavePage(page);
    return { light, dark };
  } finally {
    await page.close();
  }
}

async function inTheme(page: Page, theme: (typeof themes)[number]): Promise<Buffer> {
  await page.emulateMedia({ colorScheme: theme });
  await page.waitForFunction((name) => document.documentElement.classList.contains(name), theme);
  return stillPicture(page);
}
