// Reads the text of one file on a thread of its own, which is ended from outside when it takes too long or too much.
import { parentPort, workerData } from "node:worker_threads";
import { unzipSync, zipSync } from "fflate";
import { readHtml, readSitemap, textOf } from "./read-html.mjs";

class Encrypted extends Error {}
class Unfolds extends Error {}

const readers = {
  pdf: readPdf,
  docx: readDocx,
  xlsx: readXlsx,
  pptx: readPptx,
  epub: readEpub,
  html: readHtml,
  sitemap: readSitemap,
};

const { kind, bytes, unfoldedBytes, options } = workerData;

async function readPdf(data) {
  const { extractText, getDocumentProxy } = await import("unpdf");
  try {
    const pdf = await getDocumentProxy(data, { isEvalSupported: false, verbosity: 0 });
    const { text } = await extractText(pdf, { mergePages: false });
    return text.map((page) => ({ text: page }));
  } catch (error) {
    throw error?.name === "PasswordException" ? new Encrypted() : error;
  }
}

async function readDocx(data) {
  const { default: mammoth } = await import("mammoth");
  const { value } = await mammoth.extractRawText({ buffer: packed(honestZip(data)) });
  return [{ text: value }];
}

async function readXlsx(data) {
  const { default: readSheets } = await import("read-excel-file/node");
  const sheets = await readSheets(packed(honestZip(data)));
  return sheets.map(({ sheet, data }) => {
    const rows = data.map((row) => row.map(cellText));
    return { title: sheet, rows, text: rows.map((row) => row.join("\t").trimEnd()).join("\n") };
  });
}

const cellText = (cell) =>
  cell instanceof Date ? cell.toISOString().replace("T00:00:00.000Z", "") : String(cell ?? "");

/** Slides in their order, each paragraph on a line. */
async function readPptx(data) {
  const slides = honestZip(data);
  const names = Object.keys(slides)
    .filter((name) => slideNumber(name) !== undefined)
    .toSorted((one, other) => slideNumber(one) - slideNumber(other));
  if (names.length === 0) throw new Error("no slides");
  return names.map((name) => ({ text: slideText(utf8(slides[name])) }));
}

/** A book's chapters in the order in which they are read. */
async function readEpub(data) {
  const { load } = await import("cheerio");
  const files = honestZip(data, /\.(xml|opf|x?html?|rels)$/i);
  const read = (name) => {
    if (!files[name]) throw new Error(`no ${name}`);
    return utf8(files[name]);
  };
  const book = load(read("META-INF/container.xml"), { xml: true })("rootfile").attr("full-path");
  const $ = load(read(book), { xml: true });
  const items = new Map(
    $("manifest > item")
      .toArray()
      .map((item) => [$(item).attr("id"), $(item).attr("href")]),
  );
  const chapters = $("spine > itemref")
    .toArray()
    .map((reference) => items.get($(reference).attr("idref")))
    .filter((href) => href !== undefined);
  if (chapters.length === 0) throw new Error("no chapters");
  return chapters.flatMap((href) => {
    const name = decodeURIComponent(new URL(href, `file:///${book}`).pathname.slice(1));
    if (!files[name]) return [];
    const page = load(utf8(files[name]));
    return [{ text: textOf(page, page("body")) }];
  });
}

const utf8 = (part) => new TextDecoder().decode(part);

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
function honestZip(data, wanted = /\.(xml|rels)$/i) {
  // Office files with a password are no zip but an older container around one.
  if (data[0] === 0xd0 && data[1] === 0xcf) throw new Encrypted();
  let sum = 0;
  let entries = 0;
  return unzipSync(data, {
    filter({ name, originalSize, size }) {
      entries += 1;
      if (!wanted.test(name)) return false;
      sum += Math.max(originalSize, size);
      if (sum > unfoldedBytes || entries > 10_000) throw new Unfolds();
      return true;
    },
  });
}

/** An archive that hides nothing, for libraries that unfold whatever they are given. */
const packed = (files) => Buffer.from(zipSync(files, { level: 0 }));

try {
  parentPort.postMessage({ value: await readers[kind](bytes, options ?? {}) });
} catch (error) {
  parentPort.postMessage({ problem: problemOf(error) });
}

function problemOf(error) {
  if (error instanceof Encrypted) return "encrypted";
  if (error instanceof Unfolds) return "unfolds";
  return error?.name === "SelectorError" ? "selector" : "damaged";
}
