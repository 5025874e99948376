import { readFileSync } from "node:fs";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { fileAtHand } from "@/domain/files/file-at-hand";
import { documentReader } from "./document-reader";
import {
  bookFile,
  excelFile,
  lockedPdfFile,
  pdfFile,
  scannedPdfFile,
  slidesFile,
  wordFile,
} from "./testing/sample-files";

const signal = new AbortController().signal;
const extract = (name: string, bytes: Uint8Array, ocr = false) => documentReader.extract({ name, bytes, ocr }, signal);
const texts = async (name: string, bytes: Uint8Array, ocr = false) =>
  (await extract(name, bytes, ocr)).pages.map(({ text }) => text);
const picture = (file: string) => readFileSync(join(import.meta.dirname, "testing", file));

describe("files are read page by page", () => {
  test("whatever kind they are of", async () => {
    expect(await texts("a.pdf", pdfFile("One.", "Two."))).toEqual(["One.", "Two."]);
    expect(await texts("a.docx", wordFile("One."))).toEqual(["One.\n\n"]);
    expect(await texts("a.pptx", slidesFile(["One", "two"], ["Three"]))).toEqual(["One\ntwo", "Three"]);
    expect(await texts("a.epub", bookFile("<h1>One</h1><p>begins</p>", "<p>Two &amp; ends</p>"))).toEqual([
      "One\nbegins",
      "Two & ends",
    ]);
    expect(
      (
        await extract(
          "a.xlsx",
          excelFile([
            ["Thing", "Price"],
            ["Loom", 12.5],
          ]),
        )
      ).pages,
    ).toEqual([
      {
        title: "Prices",
        text: "Thing\tPrice\nLoom\t12.5",
        rows: [
          ["Thing", "Price"],
          ["Loom", "12.5"],
        ],
      },
    ]);
    expect(await texts("a.xlsm", excelFile([["Macro"]]))).toEqual(["Macro"]);
    expect(await texts("LICENSE", strToU8("Free"))).toEqual(["Free"]);
  });

  test("print on a picture and on scanned pages is read when asked for, without a network", async () => {
    const said = /The loom in the cellar\s+was built in 1802\./;
    expect((await texts("a.png", picture("print.png"), true))[0]).toMatch(said);
    const [first, second] = await texts("a.pdf", scannedPdfFile("Typed.", picture("print.jpg"), 900, 160), true);
    expect(first).toBe("Typed.");
    expect(second).toMatch(said);
  }, 60_000);
});

describe("what cannot be read says why", () => {
  const why = (name: string, bytes: Uint8Array, ocr?: boolean) =>
    extract(name, bytes, ocr).then(
      () => "read",
      (error: unknown) => (error instanceof Error ? error.message : error),
    );

  test.each([
    ["a.txt", new Uint8Array(), "“a.txt” is empty."],
    ["a.txt", strToU8("\u0000\u0001"), "“a.txt” is not a text file."],
    ["a.bin", strToU8("\u0000\u0001"), "“a.bin” is of a kind that is not read here."],
    ["a.pdf", wordFile("Word"), /^“a\.pdf” is not what its name says: it is application/],
    ["a.docx", pdfFile("Pdf"), "“a.docx” is not what its name says: it is application/pdf."],
    ["a.doc", strToU8("old"), "“a.doc” is in an old format (.doc) that is not read. Save it as .docx and try again."],
    ["a.pdf", lockedPdfFile(), /^“a\.pdf” is protected with a password/],
    ["a.pdf", pdfFile("Whole").slice(0, 60), /^“a\.pdf” is damaged or incomplete/],
    ["a.epub", zipSync({ "META-INF/other": strToU8("x") }), /^“a\.epub” is damaged or incomplete/],
    ["a.png", picture("print.png"), /^“a\.png” is a picture\. Switch OCR on/],
    ["a.mp3", strToU8("ID3"), /^“a\.mp3” is a recording/],
    ["a.pdf", pdfFile(""), /^“a\.pdf” holds no text that could be read\. If its pages are scanned, switch OCR on\./],
  ])("%s", async (name, bytes, message) => {
    expect(await why(name, bytes)).toMatch(message);
  });

  test("a damaged picture", async () => {
    expect(await why("a.png", picture("print.png").subarray(0, 60), true)).toMatch(/^“a\.png” is damaged/);
  }, 60_000);
});

describe("web pages", () => {
  const page = `<html><head><title>Looms</title><base href="/docs/"></head><body><nav>Menu</nav>
    <h1>Looms &amp; more</h1><p>They   weave<br>cloth.</p><script>alert(1)</script>
    <a href="one#part">One</a> <a href="https://other.test/">Other</a> <a href="javascript:alert(1)">No</a></body></html>`;
  const read = (over: object) =>
    documentReader.readHtml({ bytes: strToU8(page), url: "https://looms.test/start", ...over }, signal);

  test("give what a reader sees, line by line, and their links whole", async () => {
    expect(await read({})).toEqual({
      title: "Looms",
      text: "Menu\nLooms & more\nThey weave\ncloth.\nOne Other No",
      links: ["https://looms.test/docs/one", "https://other.test/"],
    });
  });

  test("can be narrowed by selectors, and a wrong selector says so", async () => {
    expect((await read({ exclude: "nav, a" })).text).toBe("Looms & more\nThey weave\ncloth.");
    expect((await read({ selector: "h1", format: "html" })).text).toBe("Looms &amp; more");
    await expect(read({ selector: ":::" })).rejects.toThrow("the CSS selector is not valid");
  });

  test("nested ten thousand deep do no harm", async () => {
    const bytes = strToU8(`${"<div>".repeat(10_000)}deep`);
    expect((await documentReader.readHtml({ bytes, url: "https://a.test/" }, signal)).text).toBe("deep");
  });
});

describe("an archive", () => {
  const unpack = async (bytes: Uint8Array) => {
    const skipped: string[] = [];
    const files: string[] = [];
    for await (const file of documentReader.unpack(
      fileAtHand({ name: "a.zip", mime: "", bytes }),
      (_, why) => skipped.push(why),
      signal,
    ))
      files.push(`${file.name}: ${new TextDecoder().decode(file.bytes)}`);
    return { files, skipped };
  };

  test("gives its files; hostile names, lies and passwords cost their own file only", async () => {
    const archive = Buffer.from(
      zipSync({
        "docs/a.txt": strToU8("A"),
        "../../etc/passwd": strToU8("evil"),
        "__MACOSX/x": strToU8("x"),
        "lies.txt": strToU8("lies ".repeat(100)),
        "b.txt": strToU8("B"),
      }),
    );
    const claim = archive.lastIndexOf("lies.txt") - 46 + 24;
    archive.writeUInt32LE(3, claim);
    expect(await unpack(archive)).toEqual({
      files: ["docs/a.txt: A", "b.txt: B"],
      skipped: [
        "Its name leads out of the archive, so it was left alone.",
        "“lies.txt” is damaged and could not be unpacked.",
      ],
    });
  });

  test("that is none, or is cut off, says so", async () => {
    await expect(unpack(strToU8("no zip"))).rejects.toThrow("“a.zip” is not a zip archive, or a damaged one.");
    await expect(unpack(zipSync({ "a.txt": strToU8("A") }).subarray(0, 40))).rejects.toThrow("not a zip archive");
  });

  test("is read in pieces of a megabyte and never as a whole", async () => {
    const noise = (seed: number) =>
      Uint8Array.from({ length: 3_000_000 }, (_, at) => (at * 2_654_435_761 + seed) >>> 13);
    const source = fileAtHand({
      name: "a.zip",
      mime: "",
      bytes: zipSync({ "a.bin": noise(1), "b.bin": noise(2) }, { level: 0 }),
    });
    const asked: number[] = [];
    const read = (start = 0, end = source.size) => {
      asked.push(end - start);
      return source.read(start, end);
    };
    const names: string[] = [];
    for await (const { name, bytes } of documentReader.unpack({ ...source, read }, () => undefined, signal))
      names.push(`${name} ${bytes.length}`);
    expect(names).toEqual(["a.bin 3000000", "b.bin 3000000"]);
    expect(source.size).toBeGreaterThan(2_000_000);
    expect(Math.max(...asked)).toBeLessThanOrEqual(1024 * 1024);
  });

  test("does not unpack a bomb", async () => {
    const bomb = Buffer.from(zipSync({ "bomb.txt": [new Uint8Array(65 * 1024 * 1024), { level: 9 }] }));
    expect(bomb.length).toBeLessThan(deflateRawSync(new Uint8Array(1024 * 1024)).length * 200);
    expect(await unpack(bomb)).toEqual({ files: [], skipped: ["“bomb.txt” unpacks to more than 64 MB."] });
  });
});
