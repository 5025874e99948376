import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it, test } from "vitest";
import { z } from "zod";
import { catalogue } from "@/server/nodes/catalogue";
import { catalogueTexts } from "./catalogue-texts";
import { type MarkedText, markedTexts } from "./marked-texts";
import { rawTexts } from "./raw-texts";
import { serverTexts } from "./server-texts";
import { sourceFiles } from "./source-files";
import { valuesOf } from "./values-of";

const root = join(import.meta.dirname, "../..");
const folder = join(root, "components/words/languages");
const sourceOf = (file: string) => readFileSync(join(root, file), "utf8");

const screens = sourceFiles("app", "components").filter((file) => !file.startsWith("components/words/"));
const marked = screens.flatMap((file) => markedTexts(file, sourceOf(file)).map((text) => ({ ...text, file })));
const elsewhere = sourceFiles("domain", "server").filter(
  (file) => !/^domain\/api\/|^server\/(boot|nodes)\//.test(file),
);

test("en.json holds every text of the screens, and no other (npm run strings writes it)", async () => {
  const texts = [
    ...marked.map(({ text }) => text),
    ...elsewhere.flatMap((file) => serverTexts(file, sourceOf(file))),
    ...catalogueTexts([catalogue().specs(), catalogue().credentialSpecs()]),
  ];
  const sorted = [...new Set(texts)].toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const page = `${JSON.stringify(Object.fromEntries(sorted.map((text) => [text, text])), null, 2)}\n`;
  await expect(page).toMatchFileSnapshot(join(folder, "en.json"));
});

test("every message can be read, and gets each value that it names", () => {
  const faults = marked.flatMap(({ file, line, text, values }: MarkedText & { file: string }) => {
    if (values === undefined) return [];
    const named = valuesOf(text);
    const missing = named.filter((name) => !values.includes(name));
    const spare = values.filter((name) => !named.includes(name));
    return missing.length + spare.length > 0 ? [`${file}:${line} ${text} [${missing.join()}] [${spare.join()}]`] : [];
  });
  expect(faults).toEqual([]);
});

describe("every language", () => {
  const languages = readdirSync(folder).map((file) => basename(file, ".json"));

  it.each(languages)("%s has a name, texts that can be read, and the values of the English ones", (locale) => {
    const texts = z
      .record(z.string(), z.string())
      .parse(JSON.parse(readFileSync(join(folder, `${locale}.json`), "utf8")));
    expect(Intl.getCanonicalLocales(locale)).toEqual([locale]);
    const withValues = new Set(marked.flatMap(({ text, values }) => (values === undefined ? [] : [text])));
    const faults = Object.entries(texts).filter(([english, text]) => {
      if (text === "" || !withValues.has(english)) return false;
      return valuesOf(text).toSorted().join() !== valuesOf(english).toSorted().join();
    });
    expect(faults).toEqual([]);
    expect(() => [...withValues].map((text) => new IntlMessageFormat(texts[text] || text, locale))).not.toThrow();
  });
});

describe("texts are found", () => {
  it("in calls of t, rich and msg, in both branches of a choice, with the names of their values", () => {
    const source =
      'const a = t("One"); rich(b ? "Two {x}" : `Three {x}`, { x, y: 1 }); const c = msg(d ?? "Four"); other("No");';
    expect(markedTexts("a.ts", source).map(({ text, values }) => [text, values])).toEqual([
      ["One", undefined],
      ["Two {x}", ["x", "y"]],
      ["Three {x}", ["x", "y"]],
      ["Four", undefined],
    ]);
  });

  it("in errors, rules and settings, as far as they have no values", () => {
    const source =
      'throw new AppError("not_found", "It is gone."); z.string().min(1, "Too short."); const a = { label: "Name", name: "x", message: `${b} is` };';
    expect(serverTexts("a.ts", source)).toEqual(["It is gone.", "Too short.", "Name"]);
  });

  it("in what nodes say, but not in what they begin with", () => {
    const spec = {
      label: "A",
      inputs: { a: { label: "B", default: "C", options: [{ label: "D", name: "e" }] } },
      default: { label: "F" },
    };
    expect(catalogueTexts(spec)).toEqual(["A", "B", "D"]);
  });
});

describe("texts that nobody could translate are found", () => {
  const raw = (source: string) => rawTexts("a.tsx", source).map(({ text }) => text);

  it.each([
    ["between tags", "<p>Hello {name}</p>", ["Hello"]],
    ["in fragments", "<>Hello</>", ["Hello"]],
    [
      "in attributes that are read or heard",
      '<A label="One" aria-label={`Two ${x}`} className="three" />',
      ["One", "Two"],
    ],
    ["in choices", '<p>{a ? "One" : b && "Two"}</p>', ["One", "Two"]],
    [
      "in attributes of any name, when they begin as a sentence does",
      '<A verb="Join" category="Agents" mode="dark" />',
      ["Join"],
    ],
    ["unless they go through t, are signs, names or code", '<p>{t("One")} · ⌘ <b>Weft</b> <Kbd>Esc</Kbd> 7</p>', []],
  ])("%s", (_, source, found) => {
    expect(raw(source)).toEqual(found);
  });
});
