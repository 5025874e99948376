import type { Locator } from "@playwright/test";
import { expect } from "./test";

/** Puts a text in the place of what an editor holds, as a person does; its own selection wins over one set from outside. */
export async function retype(editor: Locator, text: string): Promise<void> {
  // A plain field stands there until the editor has come.
  await expect(editor).toHaveClass(/cm-content/);
  await editor.focus();
  await editor.press("ControlOrMeta+a");
  if (text === "") await editor.press("Delete");
  else await editor.page().keyboard.insertText(text);
}
