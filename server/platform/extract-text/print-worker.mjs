// Reads print off pictures, without a network: the model lies in a package.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { createWorker, OEM } from "tesseract.js";

const { kind, bytes, options } = workerData;
const model = dirname(createRequire(import.meta.url).resolve("@tesseract.js-data/eng/package.json"));
/** Pixels of one picture; a page at 600 dpi has 35 million. */
const mostPixels = 50_000_000;

async function* pictures() {
  if (kind === "image") yield [Buffer.from(bytes)];
  else {
    const { extractImages, getDocumentProxy } = await import("unpdf");
    const pdf = await getDocumentProxy(bytes, { isEvalSupported: false, verbosity: 0 });
    for (const page of options.pages) yield (await extractImages(pdf, page)).filter(isPrint).map(grayPicture);
  }
}

/** Logos and lines hold no text. */
const isPrint = ({ width, height }) => width >= 100 && height >= 30 && width * height <= mostPixels;

/** Pixels in the simplest format there is. */
function grayPicture({ data, width, height, channels }) {
  const head = Buffer.from(`P5\n${width} ${height}\n255\n`);
  const picture = Buffer.alloc(head.length + width * height);
  head.copy(picture);
  for (let pixel = 0, at = 0; pixel < width * height; pixel += 1, at += channels)
    picture[head.length + pixel] =
      channels === 1 ? data[at] : 0.299 * data[at] + 0.587 * data[at + 1] + 0.114 * data[at + 2];
  return picture;
}

try {
  const reader = await createWorker("eng", OEM.LSTM_ONLY, {
    langPath: join(model, "4.0.0_best_int"),
    cacheMethod: "none",
    // Without one a picture that cannot be read ends the thread instead of the promise.
    errorHandler: () => undefined,
  });
  const texts = [];
  for await (const page of pictures()) {
    const parts = [];
    for (const picture of page) parts.push((await reader.recognize(picture)).data.text.trim());
    texts.push(parts.filter((part) => part !== "").join("\n\n"));
  }
  parentPort.postMessage({ value: texts });
} catch {
  parentPort.postMessage({ problem: "damaged" });
}
