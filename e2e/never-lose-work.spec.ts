import type { Locator, Page } from "@playwright/test";
import { z } from "zod";
import { conversationFlow } from "./conversation-flow";
import { CanvasPage } from "./pages/canvas-page";
import { SignInPage } from "./pages/sign-in-page";
import { restClient } from "./rest";
import { seriousFaults } from "./serious-faults";
import { startWeft } from "./servers/weft-server";
import { expect, test } from "./test";

const flow = conversationFlow({ modelUrl: "http://127.0.0.1:9", credentialId: "" });
const drawn = z.object({
  nodes: z.array(z.looseObject({ id: z.string(), data: z.looseObject({}) })),
  edges: z.array(z.unknown()),
});
const stored = z.object({ flowData: z.string() });

/** Gives a node another name in its settings: the smallest edit there is. */
async function rename(page: Page, from: string, to: string): Promise<void> {
  const canvas = new CanvasPage(page);
  await canvas.node(from).click();
  await nameField(page).fill(to);
  await expect(canvas.node(to)).toBeVisible();
}
const nameField = (page: Page): Locator =>
  page.getByRole("complementary", { name: "Node settings" }).getByRole("textbox", { name: "Node name" });
const badge = (page: Page, state: string): Locator => page.locator(`[data-save-state="${state}"]`);

/** The window that stored last. */
async function whoeverIsAsked(one: Page, two: Page): Promise<Page> {
  const isAsked = async (page: Page) => (await page.getByRole("dialog", { name: "Choose what stays" }).count()) > 0;
  await expect.poll(async () => (await isAsked(one)) || (await isAsked(two))).toBe(true);
  return (await isAsked(one)) ? one : two;
}

async function open(page: Page, id: string): Promise<CanvasPage> {
  const canvas = new CanvasPage(page);
  await canvas.open(id);
  return canvas;
}

test("what was edited when the tab was killed is there when the flow is opened again", async ({ context, rest }) => {
  const id = await rest.createFlow("Killed tab", flow);
  const first = await context.newPage();
  await open(first, id);
  await context.setOffline(true);
  await rename(first, "Buffer Memory", "Kept in the browser");
  await expect(badge(first, "offline")).toBeVisible();
  // The draft is written half a second after the edit; only then the tab may die.
  await expect
    .poll(() => first.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("weft:draft:")).length))
    .toBe(1);
  await first.close({ runBeforeUnload: false });
  await context.setOffline(false);
  const second = await context.newPage();
  const canvas = await open(second, id);
  await expect(canvas.node("Kept in the browser")).toBeVisible();
  await expect(badge(second, "saved")).toBeVisible();
  expect(stored.parse(await rest.call("GET", `chatflows/${id}`)).flowData).toContain("Kept in the browser");
});

test("a server that is killed and comes back gets what was edited meanwhile", async ({ browser, owner }) => {
  test.setTimeout(180_000);
  const mortal = await startWeft({ owner });
  try {
    const id = await restClient(mortal.url, owner).createFlow("Killed server", flow);
    const page = await browser.newPage({ baseURL: mortal.url });
    await new SignInPage(page).signIn(owner);
    await open(page, id);
    await rename(page, "Buffer Memory", "Saved before");
    await page.keyboard.press("ControlOrMeta+s");
    await expect(badge(page, "saved")).toBeVisible();
    await rename(page, "Saved before", "While it died");
    await page.keyboard.press("ControlOrMeta+s");
    await mortal.kill();
    await rename(page, "ChatOpenAI", "While it was away");
    await expect(badge(page, "offline")).toBeVisible();
    await mortal.revive();
    await expect(badge(page, "saved")).toBeVisible({ timeout: 30_000 });
    const { flowData } = stored.parse(await restClient(mortal.url, owner).call("GET", `chatflows/${id}`));
    expect(flowData).toContain("While it died");
    expect(flowData).toContain("While it was away");
    await page.context().close();
  } finally {
    await mortal.stop();
  }
});

test("two windows on different nodes are joined, see each other, and choose where both changed the same", async ({
  context,
  rest,
}) => {
  const id = await rest.createFlow("Two windows", flow);
  const [one, two] = [await context.newPage(), await context.newPage()];
  const [here, there] = [await open(one, id), await open(two, id)];
  await rename(one, "Buffer Memory", "Mine alone");
  await rename(two, "ChatOpenAI", "Theirs alone");
  for (const canvas of [here, there]) {
    await expect(canvas.node("Mine alone")).toBeVisible();
    await expect(canvas.node("Theirs alone")).toBeVisible();
  }
  // Without a network neither can see what the other does.
  await context.setOffline(true);
  await rename(one, "Conversation Chain", "Left");
  await rename(two, "Conversation Chain", "Right");
  await context.setOffline(false);
  const asked = await whoeverIsAsked(one, two);
  const [mine, other] = asked === one ? ["Left", "Right"] : ["Right", "Left"];
  const choice = asked.getByRole("dialog", { name: "Choose what stays" });
  await expect(choice.getByText(mine, { exact: true })).toBeVisible();
  await expect(choice.getByText(other, { exact: true })).toBeVisible();
  expect(await seriousFaults(asked)).toEqual([]);
  await choice.getByRole("radio", { name: "Mine" }).check();
  await choice.getByRole("button", { name: "Apply" }).click();
  for (const canvas of [here, there]) await expect(canvas.node(mine)).toBeVisible();
  await expect(badge(asked, "saved")).toBeVisible();
});

test("where two windows wire the one place of a slot, one wire stays: the one that is chosen", async ({
  context,
  rest,
}) => {
  const { nodes, edges } = drawn.parse(flow);
  const memory = nodes.find(({ id }) => id === "bufferMemory_0");
  const another = (id: string, label: string, y: number) => ({
    ...memory,
    ...{ id, position: { x: 0, y }, data: { ...memory?.data, id, label } },
  });
  const memories = [another("bufferMemory_1", "Left memory", 640), another("bufferMemory_2", "Right memory", 860)];
  const id = await rest.createFlow("One slot", { nodes: [...nodes, ...memories], edges });
  const [one, two] = [await context.newPage(), await context.newPage()];
  const [here, there] = [await open(one, id), await open(two, id)];
  await context.setOffline(true);
  for (const [canvas, page, name] of [[here, one, "Left memory"] as const, [there, two, "Right memory"] as const]) {
    await canvas.card(name).focus();
    await page.keyboard.press("c");
    await expect(page.getByRole("dialog", { name: `Connect “${name}”` })).toBeVisible();
    await page.keyboard.type("Conversation Chain");
    await page.keyboard.press("Enter");
    await expect(canvas.wireBetween(name, "Conversation Chain")).toHaveCount(1);
  }
  await context.setOffline(false);
  const asked = await whoeverIsAsked(one, two);
  const [mine, other] = asked === one ? ["Left memory", "Right memory"] : ["Right memory", "Left memory"];
  const choice = asked.getByRole("dialog", { name: "Choose what stays" });
  await expect(choice.getByText(`The wire from “${mine}”`)).toBeVisible();
  await choice.getByRole("radio", { name: "owner@example.com" }).check();
  await choice.getByRole("button", { name: "Apply" }).click();
  for (const canvas of [here, there]) {
    await expect(canvas.wireBetween(other, "Conversation Chain")).toHaveCount(1);
    for (const gone of [mine, "Buffer Memory"])
      await expect(canvas.wireBetween(gone, "Conversation Chain")).toHaveCount(0);
  }
  await expect(badge(asked, "saved")).toBeVisible();
});

test("the history shows what changed, brings a version back, and publishes any", async ({ page, rest, canvas }) => {
  const id = await rest.createFlow("History", flow);
  await canvas.open(id);
  await rename(page, "Buffer Memory", "Second name");
  await canvas.save();
  await page.getByRole("button", { name: "Version history" }).click();
  const versions = page.getByRole("list", { name: "Versions" });
  await versions.getByRole("button", { name: /^1 / }).click();
  const version = page.getByRole("region", { name: "Version 1" });
  const changes = version.getByRole("complementary", { name: "Changes" });
  await expect(changes.getByText("Changed", { exact: true })).toBeVisible();
  await expect(changes.getByRole("deletion")).toHaveText("Buffer Memory");
  await expect(changes.getByRole("insertion")).toHaveText("Second name");
  expect(await seriousFaults(page)).toEqual([]);
  await versions.getByRole("button", { name: "Restore" }).click();
  await expect(canvas.node("Buffer Memory")).toBeVisible();
  await expect(versions.getByRole("button", { name: /^3 Restored from 1/ })).toBeVisible();
  await versions.getByRole("button", { name: /^2 / }).click();
  await versions.getByRole("button", { name: "Publish", exact: true }).click();
  await expect(versions.getByRole("button", { name: /^2 .*Published/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(canvas.node("Buffer Memory")).toBeVisible();
  await expect(page.getByText("Published v2", { exact: false }).first()).toBeVisible();
});
