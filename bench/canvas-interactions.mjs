import { percentile } from "./percentile.mjs";

const times = 12;

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
  const spots = await page.evaluate(() =>
    [...document.querySelectorAll(".react-flow__node")]
      .map((card) => card.getBoundingClientRect())
      .filter(
        ({ left, right, top, bottom }) => left > 300 && right < innerWidth - 420 && top > 80 && bottom < innerHeight,
      )
      .map(({ left, top, width, height }) => ({ x: left + width / 2, y: top + height / 8 })),
  );
  const select = await told(page, async () => {
    for (let n = 0; n < times; n += 1) {
      const { x, y } = spots[(n * 7) % spots.length];
      await page.mouse.click(x, y);
      await twoFrames(page);
    }
  });
  const field = page.getByRole("textbox", { name: "Node name" });
  await field.click();
  await twoFrames(page);
  const type = await told(page, async () => {
    for (const letter of "A name that is typed") {
      await page.keyboard.press(letter === " " ? "Space" : letter);
      await twoFrames(page);
    }
  });
  return { select, type };
}

async function told(page, work) {
  await page.evaluate(() => void (window.asked = []));
  await work();
  await page.evaluate(() => new Promise((done) => setTimeout(done, 200)));
  const durations = await page.evaluate(() => window.asked.map(({ duration }) => duration));
  // What took less than a frame is not told of.
  const known = durations.length > 0 ? durations : [16];
  return { p50: percentile(known, 0.5), p95: percentile(known, 0.95), most: Math.max(...known) };
}

const twoFrames = (page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
