import { describe, expect, it } from "vitest";
import { type AcceptedFiles, dialogTypes, sortFiles } from "./accepted-files";

const images = { types: ["image/png", "image/jpeg", ""], maxBytes: 5 * 1024 * 1024 };
const documents = { types: ["application/pdf", ".md"], maxBytes: 10 * 1024 * 1024 };
const file = (name: string, type: string, size = 3) => new File([new Uint8Array(size)], name, { type });

const sort = (files: File[], accepted: AcceptedFiles, names: string[] = []) => {
  const { taken, refusals } = sortFiles(files, accepted, { attached: [], names: new Set(names) });
  return { taken: taken.map(({ name, kind }) => `${kind} ${name}`), refusals };
};

describe("files for a question", () => {
  it("go as what the flow takes them for", () => {
    const files = [file("a.png", "image/png"), file("b.pdf", "application/pdf"), file("c.md", "")];
    expect(sort(files, { images, documents })).toEqual({
      taken: ["image a.png", "document b.pdf", "document c.md"],
      refusals: [],
    });
  });

  it("are refused with what the flow takes instead", () => {
    const zip = file("z.zip", "application/zip");
    expect(sort([zip], {}).refusals).toEqual(["“z.zip” was not attached: this flow takes no files."]);
    expect(sort([zip], { images }).refusals).toEqual([
      "“z.zip” was not attached: this flow takes images only (PNG, JPEG, GIF or WebP).",
    ]);
    expect(sort([zip], { images, documents }).refusals).toEqual([
      "“z.zip” was not attached: this flow takes images, PDF, MD.",
    ]);
    expect(sort([zip], { documents: { ...documents, types: [] } }).taken).toEqual(["document z.zip"]);
  });

  it("are refused when they are empty, too large, too many, or too much together", () => {
    const large = file("l.png", "image/png", 5 * 1024 * 1024 + 1);
    expect(sort([file("e.png", "image/png", 0), large], { images })).toEqual({
      taken: [],
      refusals: ["“e.png” was not attached: it is empty.", "“l.png” was not attached: it is larger than 5 MB."],
    });
    const many = Array.from({ length: 21 }, (_, index) => file(`${index}.png`, "image/png"));
    expect(sort(many, { images })).toMatchObject({ refusals: ["“20.png” is one too many: 20 files can go along."] });
    const heavy = [1, 2, 3].map((index) => file(`${index}.pdf`, "application/pdf", 9 * 1024 * 1024));
    expect(sort(heavy, { documents }).refusals).toEqual([
      "“3.pdf” was left out: together the files would be larger than 20 MB.",
    ]);
  });

  it("never share a name with another file of the conversation", () => {
    const twice = [file("a.png", "image/png"), file("a.png", "image/png")];
    expect(sort(twice, { images }, ["a.png"]).taken).toEqual(["image a-2.png", "image a-3.png"]);
  });

  it("are offered by the file dialog as far as their types are known", () => {
    expect(dialogTypes({ images, documents })).toBe("image/png,image/jpeg,application/pdf,.md");
    expect(dialogTypes({ images, documents: { ...documents, types: [] } })).toBeUndefined();
    expect(dialogTypes({})).toBeUndefined();
  });
});
