import type { Browser, BrowserContext, BrowserContextOptions } from "@playwright/test";
import { widths } from "./sheet";

type State = Exclude<BrowserContextOptions["storageState"], string | undefined>;

const nobody: State = { cookies: [], origins: [] };

/** Windows onto one server that remember nothing of what was done in them, except the scripts they have loaded. */
export interface Windows {
  open(width: keyof typeof widths, visitor: boolean): Promise<BrowserContext>;
  close(): Promise<void>;
}

export function windowsOf(browser: Browser, baseURL: string, session: State = nobody): Windows {
  const kept = new Map<string, BrowserContext>();
  return {
    async open(width, visitor) {
      const key = `${width} ${String(visitor)}`;
      const state = visitor ? nobody : session;
      const known = kept.get(key);
      if (known) {
        await known.clearCookies();
        await known.addCookies(state.cookies);
        return known;
      }
      const context = await browser.newContext({
        ...{ baseURL, viewport: widths[width], colorScheme: "light", reducedMotion: "reduce" },
        ...{ locale: "en-GB", timezoneId: "UTC", storageState: state },
      });
      // Before anything of a page is run, and not again when it goes elsewhere.
      await context.addInitScript(() => {
        if (window.name === "begun") return;
        window.name = "begun";
        window.localStorage.clear();
      });
      kept.set(key, context);
      return context;
    },
    async close() {
      for (const context of kept.values()) await context.close();
      kept.clear();
    },
  };
}
