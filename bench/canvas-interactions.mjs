import { percentile } from "./percentile.mjs";
import { spentOn } from "./canvas-work.mjs";

const times = 12;
const words = "A name that is typed";

/** How long it takes from a press or a key until the page shows what became of it, in milliseconds. */
export async function interactions(page) {
  await page.evaluate(() => {
    window.asked = [];
    new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries())
        if (["pointerup", "click", "keydown", "keypress", "input"].includes(name))
          window.asked.push({ name, duration });
    }).observe({ type: "event", durationThreshold: 16, buffered: false });
  });
  const ids = await page.evaluate(() =>
    [...document.querySelectorAll(".react-flow__node")]
      .filter((card) => {
        const { left, right, top, bottom } = card.getBoundingClientRect();
        return left > 300 && right < innerWidth - 420 && top > 80 && bottom < innerHeight - 120;
      })
      .map((card) => card.dataset.id),
  );
  const select = await told(page, times, async () => {
    for (let n = 0; n < times; n += 1) await selectCard(page, ids[(n * 7) % ids.length]);
  });
  const field = page.getByRole("textbox", { name: "Node name" });
  await field.click();
  await twoFrames(page);
  const type = await told(page, words.length, async () => {
    for (const letter of words) {
      await page.keyboard.press(letter === " " ? "Space" : letter);
      await twoFrames(page);
    }
  });
  return { select, type };
}

/** Presses a card where it stands now: the panel that comes moves some of them. */
async function selectCard(page, id) {
  const { x, y } = await page.evaluate((wanted) => {
    const { left, top, width, height } = document
      .querySelector(`.react-flow__node[data-id="${wanted}"]`)
      .getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 8 };
  }, id);
  await page.mouse.click(x, y);
  await twoFrames(page);
  const selected = await page.locator(`.react-flow__node.selected[data-id="${id}"]`).count();
  if (selected !== 1) throw new Error(`Pressing ${id} did not select it.`);
}

async function told(page, count, work) {
  await page.evaluate(() => void (window.asked = []));
  const { spent } = await spentOn(page, work);
  await page.evaluate(() => new Promise((done) => setTimeout(done, 200)));
  const durations = await page.evaluate(() => window.asked.map(({ duration }) => duration));
  // What took less than a frame is not told of.
  const known = durations.length > 0 ? durations : [16];
  const each = spent.thread / count;
  return { p50: percentile(known, 0.5), p95: percentile(known, 0.95), most: Math.max(...known), each };
}

const twoFrames = (page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
