import { spentOn } from "./canvas-work.mjs";
import { percentile } from "./percentile.mjs";

/** Pixels between two moves of the pointer, and how many there are. */
const step = 4;
const moves = 150;

/** Draws the pointer over the page with the button down: how long each frame took meanwhile, and what each move cost. */
export async function dragFrames(page, from) {
  const { mouse } = page;
  await mouse.move(from.x, from.y);
  await mouse.down();
  // The first steps begin the drag and are not counted.
  await mouse.move(from.x + 12, from.y + 6, { steps: 6 });
  const draw = async () => {
    for (let n = 0; n < moves; n += 1) {
      const way = n < moves / 2 ? n : moves - n;
      await mouse.move(from.x + 12 + way * step, from.y + 6 + way * (step / 2));
    }
  };
  const { given: frames, spent } = await spentOn(page, () => watched(page, draw));
  await mouse.up();
  const each = Object.fromEntries(Object.entries(spent).map(([name, ms]) => [name, ms / moves]));
  return { ...summary(frames), each };
}

/** Turns the wheel back and forth over a place. */
export async function zoomFrames(page, at) {
  await page.mouse.move(at.x, at.y);
  const frames = await watched(page, async () => {
    for (let n = 0; n < 60; n += 1) await page.mouse.wheel(0, n % 20 < 10 ? -60 : 60);
  });
  return summary(frames);
}

async function watched(page, work) {
  await page.evaluate(() => {
    const frames = [];
    let last = performance.now();
    let on = true;
    const look = (now) => {
      frames.push(now - last);
      last = now;
      if (on) requestAnimationFrame(look);
    };
    requestAnimationFrame((now) => {
      last = now;
      requestAnimationFrame(look);
    });
    window.stopFrames = () => {
      on = false;
      return frames;
    };
  });
  await work();
  return page.evaluate(() => window.stopFrames());
}

function summary(frames) {
  const total = frames.reduce((sum, each) => sum + each, 0);
  return { perSecond: (frames.length / total) * 1000, p50: percentile(frames, 0.5), p95: percentile(frames, 0.95) };
}
