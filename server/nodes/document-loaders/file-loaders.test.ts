import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import {
  bookFile,
  excelFile,
  pdfFile,
  slidesFile,
  wordFile,
} from "@/server/platform/extract-text/testing/sample-files";
import type { SentFile } from "../documents/document-slots";
import { build } from "../testing/build";
import { load as loadWith, readingTools } from "./testing/load";

const tools = readingTools(() => Promise.reject(new Error("no network")));
const file = (name: string, content: string | Uint8Array): SentFile => ({
  name,
  mime: "application/octet-stream",
  bytes: typeof content === "string" ? strToU8(content) : content,
});
const stored = ({ name, bytes }: SentFile) => `data:;base64,${Buffer.from(bytes).toString("base64")},filename:${name}`;

const load = (node: string, files: SentFile[], inputs: Record<string, unknown> = {}) =>
  loadWith(node, { tools, files, inputs });
const doc = (pageContent: string, metadata: object) => ({ pageContent, metadata });

describe("a loader gives documents that know where they are from", () => {
  test("pages of a PDF, or all of it in one", async () => {
    const files = [file("a.pdf", pdfFile("One.", "Two."))];
    expect((await load("pdfFile", files)).documents).toEqual([
      doc("One.", { source: "a.pdf", pdf: { totalPages: 2 }, loc: { pageNumber: 1 } }),
      doc("Two.", { source: "a.pdf", pdf: { totalPages: 2 }, loc: { pageNumber: 2 } }),
    ]);
    expect((await load("pdfFile", files, { usage: "perFile" })).documents).toEqual([
      doc("One.\n\nTwo.", { source: "a.pdf", pdf: { totalPages: 2 } }),
    ]);
  });

  test("Word documents, slides, chapters and rows of sheets", async () => {
    expect((await load("docxFile", [file("a.docx", wordFile("One", "Two"))])).documents).toEqual([
      doc("One\n\nTwo\n\n", { source: "a.docx" }),
    ]);
    expect((await load("microsoftWord", [file("a.docx", wordFile("One"))])).documents).toHaveLength(1);
    expect((await load("microsoftPowerpoint", [file("a.pptx", slidesFile(["One"], ["Two"]))])).documents).toEqual([
      doc("One", { source: "a.pptx", slideNumber: 1 }),
      doc("Two", { source: "a.pptx", slideNumber: 2 }),
    ]);
    expect((await load("epubFile", [file("a.epub", bookFile("<p>One</p>", "<p>Two</p>"))])).documents).toEqual([
      doc("One", { source: "a.epub", chapter: 1 }),
      doc("Two", { source: "a.epub", chapter: 2 }),
    ]);
    const workbook = excelFile([
      ["Thing", "Price"],
      ["Loom", 12.5],
      ["Reed", 3],
    ]);
    expect((await load("microsoftExcel", [file("a.xlsx", workbook)])).documents).toEqual([
      doc("Thing: Loom\nPrice: 12.5", { source: "a.xlsx", worksheet: "Prices", rowNum: 2 }),
      doc("Thing: Reed\nPrice: 3", { source: "a.xlsx", worksheet: "Prices", rowNum: 3 }),
    ]);
  });

  test("rows of a CSV file, with quotes, other separators and single columns", async () => {
    const quoted = [file("a.csv", '\uFEFFname,says\nAda,"one, two\nthree"\nGrace,\n')];
    expect((await load("csvFile", quoted)).documents).toEqual([
      doc("name: Ada\nsays: one, two\nthree", { source: "a.csv", line: 3 }),
      doc("name: Grace", { source: "a.csv", line: 4 }),
    ]);
    const other = [file("a.csv", "name;price\nLoom;12,5\n")];
    expect((await load("csvFile", other, { columnName: "price" })).documents).toEqual([
      doc("12,5", { source: "a.csv", line: 2 }),
    ]);
    expect((await load("csvFile", other, { columnName: "cost" })).skipped).toEqual([
      "a.csv: “a.csv” has no column “cost”. It has name, price.",
    ]);
  });

  test("texts of JSON: all, those under pointers, and whole objects with their own metadata", async () => {
    const json = [{ title: "Looms", by: { name: "Ada" }, pages: 12 }, { title: "Reeds" }];
    const files = [file("a.json", JSON.stringify(json))];
    const texts = async (inputs: object) =>
      (await load("jsonFile", files, { ...inputs })).documents.map(({ pageContent }) => pageContent);
    expect(await texts({})).toEqual(["Looms", "Ada", "Reeds"]);
    expect(await texts({ pointersName: "title, pages" })).toEqual(["Looms", "12", "Reeds"]);
    expect(await texts({ pointersName: "/0/by/name" })).toEqual(["Ada"]);
    const objects = await load("jsonFile", files, {
      separateByObject: true,
      metadata: { about: "/title", kind: "book" },
    });
    expect(objects.documents[1]).toEqual(
      doc('{"title":"Reeds"}', { source: "a.json", line: 2, about: "Reeds", kind: "book" }),
    );
  });

  test("lines of JSON", async () => {
    const files = [file("a.jsonl", '{"t":"One","u":"x"}\n\n{"t":"Two"}\n{"other":1}\n')];
    expect((await load("jsonlinesFile", files, { pointerName: "t", metadata: '{"from":"/u"}' })).documents).toEqual([
      doc("One", { source: "a.jsonl", line: 1, from: "x" }),
      doc("Two", { source: "a.jsonl", line: 3, from: undefined }),
    ]);
  });

  test("files of any kind, each in its way", async () => {
    const { documents } = await load("fileLoader", [
      file("a.csv", "x\n1\n"),
      file("a.md", "# Hello"),
      file("a.pdf", pdfFile("Page")),
      file("a.json", '["text"]'),
      file("NOTES", "Größe"),
    ]);
    expect(documents.map(({ pageContent }) => pageContent)).toEqual(["x: 1", "# Hello", "Page", "text", "Größe"]);
  });

  test("web pages without their tags, unless a splitter reads these", async () => {
    const page = file("a.html", "<title>Hours</title><script>no()</script><h1>Open</h1><p>At nine &amp; at two.</p>");
    const { documents } = await load("fileLoader", [page]);
    expect(documents).toEqual([doc("Open\nAt nine & at two.", { source: "a.html", title: "Hours" })]);
    const textSplitter = await build("htmlToMarkdownTextSplitter", { inputs: {}, tools });
    const split = await load("fileLoader", [page], { textSplitter });
    expect(split.documents.map(({ pageContent }) => pageContent).join("\n")).toContain("# Open");
    expect((await load("fileLoader", [file("b.html", "<p> </p>")])).skipped).toEqual([
      "b.html: “b.html” holds no text that could be read.",
    ]);
  });

  test("files stored in the flow, where none are sent along", async () => {
    const inputs = {
      pdfFile: JSON.stringify([stored(file("a.pdf", pdfFile("A"))), stored(file("b.pdf", pdfFile("B")))]),
    };
    expect((await load("pdfFile", [], inputs)).documents.map(({ metadata }) => metadata["source"])).toEqual([
      "a.pdf",
      "b.pdf",
    ]);
    expect((await load("pdfFile", [file("c.pdf", pdfFile("C"))], inputs)).documents).toHaveLength(1);
  });
});

describe("a folder in a zip archive", () => {
  const archive = file(
    "folder.zip",
    zipSync({
      "folder/a.txt": strToU8("A"),
      "folder/deep/b.md": strToU8("B"),
      "folder/bad.pdf": strToU8("%PDF-1.7 no"),
      "folder/empty.txt": new Uint8Array(),
      "../evil.txt": strToU8("evil"),
      "folder/c.pdf": pdfFile("C"),
    }),
  );

  test("gives the documents of all its files and names those that cannot be read", async () => {
    const { documents, skipped } = await load("folderFiles", [archive], { recursive: true });
    expect(documents.map(({ pageContent, metadata }) => `${String(metadata["source"])}: ${pageContent}`)).toEqual([
      "folder/a.txt: A",
      "folder/deep/b.md: B",
      "folder/c.pdf: C",
    ]);
    expect(skipped).toEqual([
      "folder/bad.pdf: “folder/bad.pdf” is damaged or incomplete and could not be read.",
      "folder/empty.txt: “folder/empty.txt” is empty.",
      "../evil.txt: Its name leads out of the archive, so it was left alone.",
    ]);
    expect((await load("folderFiles", [archive], { recursive: false })).documents).toHaveLength(2);
  });

  test("is what Notion exports: pages and tables, also where it packs them into archives inside", async () => {
    const inner = zipSync({
      "Plan 0123.md": strToU8("# Plan"),
      "Plan 0123/photo.png": new Uint8Array([137, 80, 78, 71]),
      "Tasks 4567.csv": strToU8("Name\nWeave\n"),
      "Tasks 4567_all.csv": strToU8("Name\nWeave\n"),
      "deeper.zip": zipSync({ "c.md": strToU8("C") }),
    });
    const exported = file("Export.zip", zipSync({ "Part-1.zip": inner, "Home.md": strToU8("Home") }));
    const { documents, skipped } = await load("notionFolder", [exported]);
    expect(documents.map(({ pageContent, metadata }) => `${String(metadata["source"])}: ${pageContent}`)).toEqual([
      "Plan 0123.md: # Plan",
      "Tasks 4567.csv: Name: Weave",
      "Home.md: Home",
    ]);
    expect(skipped).toEqual([]);
    await expect(load("notionFolder", [], { notionFolder: "/srv" })).rejects.toThrow(/Empty “Notion Folder”/);
  });

  test("is the only folder that is read: a path of the server is refused", async () => {
    await expect(load("folderFiles", [], { folderPath: "/etc" })).rejects.toThrow(
      "flows may not read the server's files",
    );
  });
});

test.each([
  ["textFile", file("a.txt", "\0\u0001"), "“a.txt” is not a text file."],
  ["csvFile", file("a.csv", ""), "“a.csv” is empty."],
  ["csvFile", file("a.csv", 'a,b\n"open'), "“a.csv” is not valid CSV"],
  ["jsonFile", file("a.json", "{"), "“a.json” is not valid JSON"],
  ["jsonlinesFile", file("a.jsonl", "{}\n{"), "“a.jsonl, line 2” is not valid JSON"],
  ["docxFile", file("a.docx", pdfFile("x")), "“a.docx” is not what its name says: it is application/pdf."],
  ["microsoftExcel", file("a.xls", "x"), "“a.xls” is in an old format (.xls) that is not read."],
  ["ocrFile", file("a.png", "x"), "“a.png” is not what its name says: it is text/plain."],
  ["fileLoader", file("a.exe", "MZ\0\u0001"), "“a.exe” is of a kind that is not read here."],
])("%s says why a file cannot be read, and goes on with the next", async (node, bad, reason) => {
  const good = {
    textFile: file("b.txt", "B"),
    csvFile: file("b.csv", "x\nB"),
    jsonFile: file("b.json", '"B"'),
    jsonlinesFile: file("b.jsonl", '{"t":"B"}'),
    docxFile: file("b.docx", wordFile("B")),
    microsoftExcel: file("b.xlsx", excelFile([["x"], ["B"]])),
    ocrFile: file("b.pdf", pdfFile("B")),
    fileLoader: file("b.txt", "B"),
  }[node];
  const { documents, skipped } = await load(node, [bad, ...(good ? [good] : [])], { pointerName: "t" });
  expect(skipped).toHaveLength(1);
  expect(skipped[0]).toContain(reason);
  expect(documents.map(({ pageContent }) => pageContent.replace("x: ", "").trim())).toEqual(["B"]);
});
