// Reads the text of one file on a thread of its own, which is ended from outside when it takes too long or too much.
import { parentPort, workerData } from "node:worker_threads";
import { unzipSync, zipSync } from "fflate";

class Encrypted extends Error {}
class Unfolds extends Error {}

const readers = { pdf: readPdf, docx: readDocx, xlsx: readXlsx, pptx: readPptx };

const { kind, bytes, unfoldedBytes } = workerData;

async function readPdf(data) {
  const { extractText, getDocumentProxy } = await import("unpdf");
  try {
    const pdf = await getDocumentProxy(data, { isEvalSupported: false, verbosity: 0 });
    const { text } = await extractText(pdf, { mergePages: false });
    return text.join("\n\n");
  } catch (error) {
    throw error?.name === "PasswordException" ? new Encrypted() : error;
  }
}

async function readDocx(data) {
  const { default: mammoth } = await import("mammoth");
  const { value } = await mammoth.extractRawText({ buffer: packed(honestZip(data)) });
  return value;
}

async function readXlsx(data) {
  const { default: readSheets } = await import("read-excel-file/node");
  const sheets = await readSheets(packed(honestZip(data)));
  return sheets.map(({ sheet, data: rows }) => [`# ${sheet}`, ...rows.map(lineOf)].join("\n")).join("\n\n");
}

const lineOf = (row) =>
  row
    .map((cell) => (cell instanceof Date ? cell.toISOString().replace("T00:00:00.000Z", "") : (cell ?? "")))
    .join("\t")
    .trimEnd();

/** Slides in their order, each paragraph on a line. */
async function readPptx(data) {
  const slides = honestZip(data);
  const names = Object.keys(slides)
    .filter((name) => slideNumber(name) !== undefined)
    .toSorted((one, other) => slideNumber(one) - slideNumber(other));
  if (names.length === 0) throw new Error("no slides");
  return names.map((name) => slideText(new TextDecoder().decode(slides[name]))).join("\n\n");
}

const slideNumber = (name) => {
  const found = /^ppt\/slides\/slide(\d+)\.xml$/.exec(name)?.[1];
  return found === undefined ? undefined : Number(found);
};

function slideText(xml) {
  const lines = [];
  let line = "";
  for (const [piece, said] of xml.matchAll(/<a:t(?: [^>]*)?>([^<]*)<\/a:t>|<a:br ?\/>|<\/a:p>/g)) {
    if (said !== undefined) line += said;
    else if (piece === "</a:p>" || line !== "") {
      lines.push(line);
      line = "";
    }
  }
  return unescaped(lines.filter((each) => each.trim() !== "").join("\n"));
}

const entities = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
const unescaped = (text) =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/gi, (whole, hex, decimal, name) => {
    if (name) return entities[name.toLowerCase()];
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });

/** The XML of an office file, in buffers of the declared sizes once those are known to be modest. */
function honestZip(data) {
  // Office files with a password are no zip but an older container around one.
  if (data[0] === 0xd0 && data[1] === 0xcf) throw new Encrypted();
  let sum = 0;
  let entries = 0;
  return unzipSync(data, {
    filter({ name, originalSize, size }) {
      entries += 1;
      if (!/\.(xml|rels)$/i.test(name)) return false;
      sum += Math.max(originalSize, size);
      if (sum > unfoldedBytes || entries > 10_000) throw new Unfolds();
      return true;
    },
  });
}

/** An archive that hides nothing, for libraries that unfold whatever they are given. */
const packed = (files) => Buffer.from(zipSync(files, { level: 0 }));

try {
  parentPort.postMessage({ text: await readers[kind](bytes) });
} catch (error) {
  const problem = error instanceof Encrypted ? "encrypted" : error instanceof Unfolds ? "unfolds" : "damaged";
  parentPort.postMessage({ problem });
}
