import { deflateRawSync } from "node:zlib";
import { zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { extractText, type ReadableKind } from "./extract-text";
import { excelFile, lockedPdfFile, pdfFile, slidesFile, wordFile } from "./testing/sample-files";

const read = (kind: ReadableKind, bytes: Uint8Array): Promise<string> => extractText({ name: "f", kind, bytes });
const utf8 = new TextEncoder();

describe("text is read", () => {
  test("of plain text in the usual encodings", async () => {
    expect(await read("text", utf8.encode("Größe ✓"))).toBe("Größe ✓");
    expect(await read("text", utf8.encode("\uFEFFmarked"))).toBe("marked");
    expect(await read("text", Buffer.from("\uFEFFGröße", "utf16le"))).toBe("Größe");
    expect(await read("text", Buffer.from("Größe", "latin1"))).toBe("Größe");
  });

  test("of PDFs, page by page", async () => {
    expect(await read("pdf", pdfFile("The loom weaves.", "The shuttle flies."))).toBe(
      "The loom weaves.\n\nThe shuttle flies.",
    );
  });

  test("of Word documents, paragraph by paragraph", async () => {
    expect(await read("docx", wordFile("First &amp; foremost", "Second"))).toBe("First & foremost\n\nSecond\n\n");
  });

  test("of workbooks, with dates as dates", async () => {
    const workbook = excelFile([
      ["Thing", "Price", "Since"],
      ["Loom", 12.5, { date: 45292 }],
    ]);
    expect(await read("xlsx", workbook)).toBe("# Prices\nThing\tPrice\tSince\nLoom\t12.5\t2024-01-01");
  });

  test("of presentations, in the order of their slides", async () => {
    const slides = slidesFile(...Array.from({ length: 11 }, (_, index) => [`Slide ${index + 1}`, "a &lt; b &#8364;"]));
    expect((await read("pptx", slides)).split("\n\n").map((slide) => slide.split("\n"))).toEqual(
      Array.from({ length: 11 }, (_, index) => [`Slide ${index + 1}`, "a < b €"]),
    );
  });

  test("of several files at once", async () => {
    const all = await Promise.all(Array.from({ length: 5 }, (_, index) => read("pdf", pdfFile(`Page ${index}`))));
    expect(all).toEqual(["Page 0", "Page 1", "Page 2", "Page 3", "Page 4"]);
  });
});

describe("what cannot be read says why", () => {
  const why = (kind: ReadableKind, bytes: Uint8Array): Promise<unknown> =>
    read(kind, bytes).then(
      () => "nothing",
      (error: unknown) => (error instanceof Error ? error.message : error),
    );
  const damaged = "“f” is damaged or incomplete and could not be read.";
  const locked = "“f” is protected with a password. Remove the protection and send it again.";

  test.each(["text", "pdf", "docx", "xlsx", "pptx"] as const)("an empty file (%s)", async (kind) => {
    expect(await why(kind, new Uint8Array())).toBe("“f” is empty.");
  });

  test.each([
    ["pdf", pdfFile("Whole").slice(0, 60)],
    ["pdf", utf8.encode("%PDF-1.7 and nothing else")],
    ["docx", wordFile("Whole").slice(0, 300)],
    ["xlsx", excelFile([["Whole"]]).slice(0, 300)],
    ["pptx", slidesFile(["Whole"]).slice(0, 300)],
    ["docx", zipSync({ "other.xml": utf8.encode("<a/>") })],
    ["xlsx", zipSync({ "other.xml": utf8.encode("<a/>") })],
    ["pptx", zipSync({ "other.xml": utf8.encode("<a/>") })],
  ] as const)("a damaged one (%s)", async (kind, bytes) => {
    expect(await why(kind, bytes)).toBe(damaged);
  });

  test("one with a password", async () => {
    const container = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]);
    expect(await why("docx", container)).toBe(locked);
    expect(await why("xlsx", container)).toBe(locked);
    expect(await why("pdf", lockedPdfFile())).toBe(locked);
  });

  test("one without text", async () => {
    expect(await why("text", utf8.encode(" \n "))).toMatch(/^“f” holds no text that could be read\./);
    expect(await why("pdf", pdfFile(""))).toMatch(/^“f” holds no text that could be read\./);
  });

  test("one that unfolds to gigabytes, whether it says so or lies about it", async () => {
    const size = 120 * 1024 * 1024;
    const packed = deflateRawSync(new Uint8Array(size));
    expect(await why("docx", zipOf("word/document.xml", packed, size))).toMatch(/^“f” unfolds to more than 100 MB/);
    expect(await why("docx", zipOf("word/document.xml", packed, 100))).toBe(damaged);
  });

  test("one with too much text", async () => {
    await expect(read("text", utf8.encode("x".repeat(2_000_001)))).rejects.toMatchObject({ code: "too_large" });
  });
});

test("reading a hostile PDF ends, and the server answers meanwhile", async () => {
  let ticks = 0;
  const clock = setInterval(() => (ticks += 1), 5);
  const loop = Buffer.from(pdfFile("x")).toString("latin1").replace("/Kids [4 0 R]", "/Kids [2 0 R]");
  await read("pdf", Buffer.from(loop, "latin1")).catch(() => undefined);
  clearInterval(clock);
  expect(ticks).toBeGreaterThan(3);
});

test("a reader that is no longer waited for ends", async () => {
  const controller = new AbortController();
  const reading = extractText({ name: "f", kind: "pdf", bytes: pdfFile("x") }, controller.signal);
  controller.abort(new Error("gone"));
  await expect(reading).rejects.toThrow("gone");
});

/** An archive of one file, whose directory gives it the size that is claimed. */
function zipOf(name: string, packed: Uint8Array, claimed: number): Uint8Array {
  const title = Buffer.from(name);
  const sizes = (header: Buffer, at: number): void => {
    header.writeUInt16LE(8, at);
    header.writeUInt32LE(packed.length, at + 10);
    header.writeUInt32LE(claimed, at + 14);
    header.writeUInt16LE(title.length, at + 18);
  };
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  sizes(local, 8);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  sizes(central, 10);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + title.length, 12);
  end.writeUInt32LE(30 + title.length + packed.length, 16);
  return Buffer.concat([local, title, packed, central, title, end]);
}
