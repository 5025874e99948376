import { existsSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { chromium } from "@playwright/test";
import { canvasFloor } from "./canvas-floor.mjs";
import { canvasFlow } from "./canvas-flow.mjs";
import { dragFrames, zoomFrames } from "./canvas-frames.mjs";
import { interactions } from "./canvas-interactions.mjs";

const executablePath =
  process.env.CHROMIUM_PATH ??
  ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => existsSync(path));
const size = { width: 1440, height: 900 };

/** What the canvas reaches in a headless browser, with flows of these sizes, beside boxes on a bare page. */
export async function measureCanvas({ origin, owner, makeFlow }, { sizes, asked }, say) {
  const args = ["--no-sandbox", "--disable-gpu", "--enable-precise-memory-info"];
  const browser = await chromium.launch({ ...(executablePath && { executablePath }), args });
  try {
    const floor = [];
    const rows = [];
    const session = await signIn(browser, origin, owner);
    for (const count of sizes) {
      say(`  ${count} nodes …`);
      floor.push(await measureFloor(browser, count));
      const id = await makeFlow(`Bench ${count} nodes`, canvasFlow(count));
      rows.push({ count, ...(await measureFlow(browser, session, { url: `${origin}/chatflows/${id}`, count })) });
    }
    const asks = [];
    for (const count of asked) {
      say(`  selecting and typing on ${count} nodes …`);
      const id = await makeFlow(`Bench interactions ${count}`, canvasFlow(count));
      const answers = await withPage(browser, session, async (page) => {
        await opened(page, `${origin}/chatflows/${id}`);
        return interactions(page);
      });
      asks.push({ count, ...answers });
    }
    return { floor, rows, asks };
  } finally {
    await browser.close();
  }
}

async function signIn(browser, origin, { email, password }) {
  const page = await browser.newPage();
  await page.goto(`${origin}/sign-in`);
  await page.getByRole("textbox", { name: "E-mail" }).fill(email);
  await page.getByRole("textbox", { name: "Password" }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL("**/chatflows");
  const state = await page.context().storageState();
  await page.context().close();
  return state;
}

async function withPage(browser, storageState, work) {
  const context = await browser.newContext({ viewport: size, ...(storageState && { storageState }) });
  try {
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}

const measureFloor = (browser, count) =>
  withPage(browser, undefined, async (page) => {
    await page.setContent(canvasFloor(count));
    const drag = await dragFrames(page, { x: 20, y: 15 });
    const pan = await dragFrames(page, { x: 55, y: 36 });
    return { count, drag, pan };
  });

/** Until the cards stand where they belong and one of those in view can be pressed. */
async function opened(page, url) {
  const began = performance.now();
  await page.goto(url);
  await page.waitForSelector(".react-flow__node", { timeout: 120_000 });
  await page.evaluate(
    () =>
      new Promise((done) => {
        let last;
        const look = () => {
          const place = [...document.querySelectorAll(".react-flow__node")]
            .map((card) => ({ card, box: card.getBoundingClientRect() }))
            .find(
              ({ card, box }) =>
                document.elementFromPoint(box.left + 4, box.top + 4)?.closest(".react-flow__node") === card,
            );
          const now = place && JSON.stringify(place.box);
          if (now !== undefined && now === last) return done();
          last = now;
          requestAnimationFrame(look);
        };
        look();
      }),
  );
  return performance.now() - began;
}

const measureFlow = (browser, session, { url }) =>
  withPage(browser, session, async (page) => {
    const cold = await opened(page, url);
    const load = await opened(page, url);
    const middle = await freeSpot(page);
    const pan = await dragFrames(page, middle);
    const zoom = await zoomFrames(page, middle);
    await page.keyboard.press("1");
    const drag = await dragFrames(page, await cardSpot(page));
    const few = await dragFrames(page, await selectFew(page));
    await page.keyboard.press("ControlOrMeta+a");
    const all = await dragFrames(page, await cardSpot(page));
    return { cold, load, pan, zoom, drag, few, all, megabytes: await heap(page) };
  });

/** Selects what lies in a part of the canvas by drawing a box around it, and gives a place inside of the box. */
async function selectFew(page) {
  const { mouse, keyboard } = page;
  await keyboard.down("Shift");
  await mouse.move(600, 350);
  await mouse.down();
  await mouse.move(900, 550, { steps: 8 });
  await mouse.up();
  await keyboard.up("Shift");
  return { x: 750, y: 450 };
}

/** A card's head near the middle of the canvas. */
const cardSpot = (page) =>
  page.evaluate(() => {
    const [x, y] = [innerWidth / 2, innerHeight / 2];
    const far = (box) => Math.hypot(box.left - x, box.top - y);
    const boxes = [...document.querySelectorAll(".react-flow__node")].map((card) => card.getBoundingClientRect());
    const [best] = boxes.toSorted((a, b) => far(a) - far(b));
    return { x: best.left + best.width / 4, y: best.top + best.height / 8 };
  });

/** A place of the canvas with nothing on it. */
const freeSpot = (page) =>
  page.evaluate(() => {
    for (let y = 300; y < 700; y += 3)
      for (let x = 500; x < 1000; x += 3)
        if (document.elementFromPoint(x, y)?.classList.contains("react-flow__pane")) return { x, y };
    throw new Error("The canvas is full.");
  });

async function heap(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  return usedSize / 1024 / 1024;
}
