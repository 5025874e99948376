import { join } from "node:path";
import { newMember } from "../new-member";
import { expect, test as base } from "../test";
import type { Look } from "./look";
import { type House, makeHouse } from "./make-house";
import { procedures } from "./procedures";
import { takeLook } from "./take-look";
import { type Windows, windowsOf } from "./windows";

interface PerWorker {
  /** Something of everything has been made, once for all pictures. */
  furnished: boolean;
  house: House | undefined;
  windows: Windows;
}

export const test = base.extend<object, PerWorker>({
  furnished: [true, { scope: "worker", option: true }],
  house: [
    async ({ browser, playwright, weft, session, rest, model, furnished }, provide) => {
      if (!furnished) return provide(undefined);
      const request = await playwright.request.newContext({ baseURL: weft.url, storageState: session });
      const owner = await browser.newPage({ baseURL: weft.url, storageState: session });
      const grace = await newMember(owner, browser, { name: "Grace", role: "Editor" });
      const colleague = await grace.context().storageState();
      await Promise.all([owner.context().close(), grace.context().close()]);
      await provide(await makeHouse({ rest, model, call: procedures(request), colleague, url: weft.url }));
      await request.dispose();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  windows: [
    async ({ browser, weft, session }, provide) => {
      const windows = windowsOf(browser, weft.url, session);
      await provide(windows);
      await windows.close();
    },
    { scope: "worker" },
  ],
});

/** A test for each look: the picture is as the one that is kept. */
export function compareLooks(looks: readonly Look[]): void {
  for (const look of looks) {
    test(look.name, async ({ browser, windows, house }, { project }) => {
      const folder = join(project.outputDir, "full-size");
      const picture = await takeLook(look, { browser, windows, house, folder });
      expect(picture).toMatchSnapshot(`${look.name}.png`);
    });
  }
}
