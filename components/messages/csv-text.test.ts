import { expect, it } from "vitest";
import { csvText } from "./csv-text";

it("quotes what needs it", () => {
  expect(
    csvText([
      ["Name", "Says"],
      ["Ada", 'one, "two"\nthree'],
    ]),
  ).toBe('Name,Says\r\nAda,"one, ""two""\nthree"\r\n');
});

it.each([
  ["=HYPERLINK(1)", "'=HYPERLINK(1)"],
  ["+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"],
  ["@SUM(1)", "'@SUM(1)"],
  ["-1+cmd()", "'-1+cmd()"],
  ["+49 (30) 12-34", "+49 (30) 12-34"],
  ["ada@example.com", "ada@example.com"],
])("makes no formula of what a stranger wrote: %s", (value, cell) => {
  expect(csvText([[value]])).toBe(`${cell}\r\n`);
});
