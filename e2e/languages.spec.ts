import type { Page } from "@playwright/test";
import { conversationFlow } from "./conversation-flow";
import { expect, test } from "./test";

/** What people read or hear on the page, but for what stands in code, in fields and in what somebody wrote. */
const textsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const verbatim =
      "script, style, noscript, code, pre, kbd, time, textarea, body [lang], [data-slot=kbd], .cm-editor";
    const texts: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.parentElement?.closest(verbatim)) texts.push(node.textContent ?? "");
    }
    for (const element of document.body.querySelectorAll("[aria-label], [title], [placeholder], [alt]")) {
      if (element.closest(verbatim)) continue;
      for (const name of ["aria-label", "title", "placeholder", "alt"]) texts.push(element.getAttribute(name) ?? "");
    }
    return texts.map((text) => text.trim()).filter((text) => text !== "");
  });

/** Texts with letters of plain English: pseudo letters are accented, all of them. Names and keys are the same everywhere. */
const leftBehind = (texts: readonly string[], own: readonly string[]): string[] => [
  ...new Set(
    texts.filter((text) => {
      const rest = own.reduce((left, mine) => left.replaceAll(mine, ""), text).replaceAll(/\{\{.*?\}\}/g, "");
      return /[a-z]{2,}/i.test(rest.replaceAll(/\b(Weft|Ctrl|Enter|Esc|Del|Shift|alt\+T|API|JSON)\b/g, ""));
    }),
  ),
];

// A server of its own: lists show names that other specs gave.
test.use({ owner: { email: "reader@example.com", password: "correct-horse-battery" } });

const inPseudo = async (page: Page, url: string) => {
  await page.context().addCookies([{ name: "weft-locale", value: "en-XA", url }]);
};

test("every text of the screens is translated, and what people wrote is not", async ({
  page,
  weft,
  owner,
  rest,
  model,
}) => {
  const credentialId = await rest.createCredential("Our key", "openAIApi", { openAIApiKey: "sk-test" });
  await rest.createFlow("Our flow", conversationFlow({ modelUrl: model.url, credentialId }));
  await inPseudo(page, weft.url);
  // Written by people, or by the first start in their place.
  const seeded = ["Hello, Weft", "Ask these documents", "Library desk", "Agent with tools", "Quick start"];
  const own = [owner.email, "Our key", "Our flow", "My workspace", ...seeded];
  for (const screen of ["/chatflows", "/executions", "/documents", "/credentials", "/variables", "/settings"]) {
    await page.goto(screen);
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
    await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
    // Names of nodes stand in for their labels until the catalogue is here.
    await expect.poll(async () => leftBehind(await textsOf(page), own), screen).toEqual([]);
    expect((await textsOf(page)).filter((text) => text.startsWith("[")).length, screen).toBeGreaterThan(10);
  }
  await expect(page.locator("html")).toHaveAttribute("lang", "en-XA");
});

test("the canvas speaks the language in its menus, its palette and the settings of a node", async ({
  page,
  weft,
  rest,
  model,
}) => {
  const credentialId = await rest.createCredential("For words", "openAIApi", { openAIApiKey: "sk-test" });
  const id = await rest.createFlow("Spoken", conversationFlow({ modelUrl: model.url, credentialId }));
  await inPseudo(page, weft.url);
  await page.goto(`/chatflows/${id}`);
  const node = page.locator(".react-flow__node", { hasText: "ChatOpenAI" });
  await node.click({ position: { x: 60, y: 20 } });
  // Names of nodes are the flow's own; labels and help of their fields are not.
  await expect(page.getByRole("textbox", { name: /^\[Ñóďé ñáɱé/ })).toHaveValue("ChatOpenAI");
  await expect(page.getByText(/^\[Ţéɱþéřáţúřé/).first()).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("option", { name: /^\[Úñďó/ })).toBeVisible();
});

test("nothing is cut off where words are a third longer", async ({ page, weft }) => {
  await inPseudo(page, weft.url);
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 844 });
    for (const screen of ["/chatflows", "/credentials", "/settings"]) {
      await page.goto(screen);
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(beyond, `${screen} at ${String(width)}`).toBeLessThanOrEqual(0);
    }
  }
});

// Last: from then on the profile's choice wins over the cookie.
test("one chooses the language in the profile, and the page is drawn anew in it", async ({ page, weft }) => {
  await inPseudo(page, weft.url);
  await page.goto("/settings");
  await page.getByRole("combobox", { name: /^\[Ļáñğúáğé/ }).click();
  await page.getByRole("option", { name: "English" }).click();
  await expect(page.getByRole("heading", { name: "Profile" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});
