import { strToU8, zipSync } from "fflate";

const xml = (body: string): Uint8Array => strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${body}`);
const types = "http://schemas.openxmlformats.org/package/2006/content-types";
const relations = "http://schemas.openxmlformats.org/package/2006/relationships";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const part = "application/vnd.openxmlformats-officedocument";

const contentTypes = (...overrides: [string, string][]): Uint8Array =>
  xml(
    `<Types xmlns="${types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.map(([name, type]) => `<Override PartName="${name}" ContentType="${type}"/>`).join("")}</Types>`,
  );
const rels = (...targets: [string, string][]): Uint8Array =>
  xml(
    `<Relationships xmlns="${relations}">${targets.map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${office}/${type}" Target="${target}"/>`).join("")}</Relationships>`,
  );

/** A Word document with a paragraph for each text. */
export function wordFile(...paragraphs: string[]): Uint8Array {
  const body = paragraphs.map((text) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`).join("");
  return zipSync({
    "[Content_Types].xml": contentTypes(["/word/document.xml", `${part}.wordprocessingml.document.main+xml`]),
    "_rels/.rels": rels(["officeDocument", "word/document.xml"]),
    "word/document.xml": xml(
      `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    ),
  });
}

/** A workbook with one sheet. Numbers formatted as dates are given as `{ date: serial }`. */
export function excelFile(rows: (string | number | { date: number })[][]): Uint8Array {
  const cell = (value: string | number | { date: number }, at: string): string => {
    if (typeof value === "string") return `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
    return typeof value === "number"
      ? `<c r="${at}"><v>${value}</v></c>`
      : `<c r="${at}" s="1"><v>${value.date}</v></c>`;
  };
  const data = rows
    .map(
      (row, y) =>
        `<row r="${y + 1}">${row.map((value, x) => cell(value, `${String.fromCodePoint(65 + x)}${y + 1}`)).join("")}</row>`,
    )
    .join("");
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  return zipSync({
    "[Content_Types].xml": contentTypes(
      ["/xl/workbook.xml", `${part}.spreadsheetml.sheet.main+xml`],
      ["/xl/worksheets/sheet1.xml", `${part}.spreadsheetml.worksheet+xml`],
      ["/xl/styles.xml", `${part}.spreadsheetml.styles+xml`],
    ),
    "_rels/.rels": rels(["officeDocument", "xl/workbook.xml"]),
    "xl/_rels/workbook.xml.rels": rels(["worksheet", "worksheets/sheet1.xml"], ["styles", "styles.xml"]),
    "xl/workbook.xml": xml(
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Prices" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    "xl/styles.xml": xml(
      `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ),
    "xl/worksheets/sheet1.xml": xml(`<worksheet xmlns="${main}"><sheetData>${data}</sheetData></worksheet>`),
  });
}

/** A presentation with a slide for each list of paragraphs. */
export const slidesFile = (...slides: string[][]): Uint8Array =>
  zipSync({
    "[Content_Types].xml": contentTypes(["/ppt/presentation.xml", `${part}.presentationml.presentation.main+xml`]),
    "_rels/.rels": rels(["officeDocument", "ppt/presentation.xml"]),
    "ppt/presentation.xml": xml("<p:presentation/>"),
    ...Object.fromEntries(
      slides.map((paragraphs, index) => [
        `ppt/slides/slide${index + 1}.xml`,
        xml(
          `<p:sld xmlns:a="a" xmlns:p="p">${paragraphs.map((text) => `<a:p><a:r><a:t>${text}</a:t></a:r></a:p>`).join("")}</p:sld>`,
        ),
      ]),
    ),
  });

/** A PDF with a page for each text. */
export function pdfFile(...pages: string[]): Uint8Array {
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${4 + index * 2} 0 R`).join(" ")}] >>`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ...pages.flatMap((text, index) => {
      const drawing = `BT /F1 12 Tf 72 700 Td (${text}) Tj ET`;
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents ${5 + index * 2} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
        `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
      ];
    }),
  ];
  return pdfOf(objects, "");
}

/** A PDF of two pages: one with a text, one that is only a JPEG picture in colour of the given size. */
export function scannedPdfFile(text: string, jpeg: Uint8Array, width: number, height: number): Uint8Array {
  const typed = `BT /F1 12 Tf 20 80 Td (${text}) Tj ET`;
  const drawn = `${width} 0 0 ${height} 0 0 cm /Im1 Do`;
  const picture = Buffer.from(jpeg).toString("latin1");
  const page = (contents: number, resources: string): string =>
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${contents} 0 R /Resources << ${resources} >> >>`;
  const stream = (content: string, more = ""): string =>
    `<< /Length ${content.length} ${more} >>\nstream\n${content}\nendstream`;
  const image = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode`;
  return pdfOf(
    [
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Count 2 /Kids [4 0 R 6 0 R] >>",
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
      page(5, "/Font << /F1 3 0 R >>"),
      stream(typed),
      page(7, "/XObject << /Im1 8 0 R >>"),
      stream(drawn),
      stream(picture, image),
    ],
    "",
  );
}

/** A PDF that asks for a password before it shows anything. */
export const lockedPdfFile = (): Uint8Array =>
  pdfOf(
    [
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Count 0 /Kids [] >>",
      `<< /Filter /Standard /V 1 /R 2 /P -4 /O <${"ab".repeat(32)}> /U <${"cd".repeat(32)}> >>`,
    ],
    `/Encrypt 3 0 R /ID [<${"ef".repeat(16)}> <${"ef".repeat(16)}>]`,
  );

function pdfOf(objects: readonly string[], trailer: string): Uint8Array {
  let text = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  text += `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${text.length}\n%%EOF\n`;
  return strToU8(text, true);
}

/** A book with a chapter for each body of HTML. */
export const bookFile = (...chapters: string[]): Uint8Array =>
  zipSync({
    mimetype: strToU8("application/epub+zip"),
    "META-INF/container.xml": xml(
      `<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>`,
    ),
    "OEBPS/book.opf": xml(
      `<package><manifest>${chapters.map((_, index) => `<item id="c${index}" href="text/${index}.xhtml"/>`).join("")}</manifest><spine>${chapters.map((_, index) => `<itemref idref="c${index}"/>`).join("")}</spine></package>`,
    ),
    ...Object.fromEntries(
      chapters.map((body, index) => [`OEBPS/text/${index}.xhtml`, xml(`<html><body>${body}</body></html>`)]),
    ),
  });
