import { expect, test } from "vitest";
import { declaredType } from "./declared-type";

test.each([
  ["photo.png", "image/png", "image/png", "image"],
  ["PHOTO.JPG", "image/jpeg", "image/jpeg", "image"],
  ["speech.webm", "audio/webm;codecs=opus", "audio/webm", "audio"],
  ["report.pdf", "application/octet-stream", "application/pdf", "pdf"],
  ["notes.md", "", "text/markdown", "text"],
  ["table.csv", "application/vnd.ms-excel", "application/vnd.ms-excel", "text"],
  ["main.ts", "video/mp2t", "video/mp2t", "text"],
  ["page.html", "text/plain", "text/plain", "text"],
  ["script.nim", "text/plain", "text/plain", "text"],
  ["photo", "image/png", "image/png", "image"],
  ["archive.zip", "application/zip", "application/zip", undefined],
  ["../../etc/passwd", "", "application/octet-stream", undefined],
])("%s sent as “%s” is %s", (name, mime, expected, kind) => {
  expect(declaredType(name, mime)).toEqual({ mime: expected, kind });
});

test.each([
  ["photo.exe", "image/png", 'file extension "exe" does not match declared MIME type "image/png". Expected: png'],
  [
    "audio.wav",
    "audio/webm",
    'file extension "wav" does not match declared MIME type "audio/webm". Expected: webm, weba',
  ],
  [
    "photo.png",
    "text/html",
    'file extension "png" does not match declared MIME type "text/html". Expected: html, htm, xhtml',
  ],
  [
    "report.pdf",
    "application/x-msdownload",
    'file extension "pdf" does not match declared MIME type "application/x-msdownload". Expected: application/pdf, application/x-pdf',
  ],
  [
    "photo.png",
    "image/jpeg",
    'file extension "png" does not match declared MIME type "image/jpeg". Expected: jpg, jpeg',
  ],
])("%s sent as “%s” is refused", (name, mime, message) => {
  expect(() => declaredType(name, mime)).toThrow(`MIME type mismatch: ${message}`);
});
