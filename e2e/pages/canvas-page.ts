import { expect, type Locator, type Page } from "@playwright/test";

/** The canvas of a flow. Things are found as a person finds them: by what they are called. */
export class CanvasPage {
  constructor(private readonly page: Page) {}

  async open(flowId: string): Promise<void> {
    await this.page.goto(`/chatflows/${flowId}`);
    await this.page.getByRole("button", { name: "More actions" }).waitFor();
  }

  get palette(): Locator {
    return this.page.getByRole("complementary", { name: "Nodes" });
  }

  /** A node's card, by its name. */
  node(name: string): Locator {
    return this.page.getByRole("article", { name: new RegExp(`^${name}, `) });
  }

  output(node: string): Locator {
    return this.page.getByRole("img", { name: new RegExp(`, output of ${node}(, connected)?$`) });
  }

  /** One of the named ways on from a step. */
  branch(name: string, node: string): Locator {
    return this.page.getByRole("img", { name: new RegExp(`^${name}, output of ${node}(, connected)?$`) });
  }

  /** What takes the keyboard: the card with its frame. */
  card(name: string): Locator {
    return this.page.getByRole("group", { name, exact: true }).and(this.page.locator(".react-flow__node"));
  }

  wireBetween(from: string, to: string): Locator {
    return this.page.getByRole("group", { name: `Wire from ${from} to ${to}`, exact: true });
  }

  async expectNoProblems(): Promise<void> {
    await expect(this.page.getByRole("button", { name: /^\d+ problems?$/ })).toHaveCount(0);
  }

  input(slot: string, node: string): Locator {
    return this.page.getByRole("img", { name: new RegExp(`^${slot}, input of ${node}(, connected)?$`) });
  }

  paletteItem(name: string): Locator {
    return this.palette.getByRole("option", { name });
  }

  async addByClick(name: string): Promise<void> {
    await this.palette.getByRole("combobox").fill(name);
    await this.paletteItem(name).first().click();
    await expect(this.node(name)).toBeVisible();
    await this.palette.getByRole("combobox").fill("");
  }

  /** Drags a node out of the list to a place on the screen. */
  async dragFromPalette(name: string, to: { x: number; y: number }, label = name): Promise<void> {
    const surface = this.page.getByRole("application");
    const box = await surface.boundingBox();
    if (!box) throw new Error("The canvas is not on the screen.");
    const targetPosition = { x: to.x - box.x, y: to.y - box.y };
    await this.paletteItem(name).first().dragTo(surface, { targetPosition });
    await expect(this.node(label)).toBeVisible();
  }

  async wire(from: Locator, to: Locator): Promise<void> {
    await this.drag(from, to);
  }

  /** Takes a card by its icon and lets go of it elsewhere on the screen. */
  async dragCard(name: string, to: { x: number; y: number }): Promise<void> {
    const box = await this.node(name).boundingBox();
    if (!box) throw new Error(`Not on the screen: ${name}`);
    const { mouse } = this.page;
    await mouse.move(box.x + 24, box.y + 24);
    await mouse.down();
    await mouse.move((box.x + to.x) / 2, (box.y + to.y) / 2, { steps: 5 });
    await mouse.move(to.x, to.y, { steps: 5 });
    await mouse.up();
  }

  /** Presses, moves in steps and lets go, as a hand does. */
  async drag(from: Locator, to: Locator): Promise<void> {
    const [start, end] = [await centre(from), await centre(to)];
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 5 });
    await this.page.mouse.move(end.x, end.y, { steps: 5 });
    await this.page.mouse.up();
  }

  async save(): Promise<void> {
    await this.page.keyboard.press("ControlOrMeta+s");
    await this.expectSaved();
  }

  /** The words stand there twice, once for narrow windows. */
  async expectSaved(): Promise<void> {
    await expect(this.page.getByRole("status").filter({ hasText: /^(Saved)+$/ })).toBeVisible();
  }
}

async function centre(locator: Locator): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox();
  if (!box) throw new Error(`Not on the screen: ${String(locator)}`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
