import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { chooseLocale, openWords } from "./words.mjs";

const known = ["de", "en", "pt-BR"];
const choose = (acceptLanguage, cookie) => chooseLocale({ "accept-language": acceptLanguage, cookie }, known);

afterEach(() => {
  globalThis.__weftWords = undefined;
});

test("the person's choice comes before the browser's", () => {
  expect(choose("pt-BR", "a=b; weft-locale=de; c=d")).toBe("de");
  expect(choose("de", "weft-locale=en-XA")).toBe("en-XA");
  expect(choose("de", "weft-locale=xx")).toBe("de");
  expect(choose("de", "my-weft-locale=pt-BR")).toBe("de");
});

test("of what the browser would rather read the first language that there is", () => {
  expect(choose("fr, de-CH;q=0.8, en;q=0.5")).toBe("de");
  expect(choose("en;q=0.5, PT-br;q=0.9")).toBe("pt-BR");
  expect(choose("de;q=0, en")).toBe("en");
});

test("English is spoken when nothing else is wanted", () => {
  expect([choose(undefined), choose(""), choose("*"), choose("fr"), choose(";;,,q=")]).toEqual(Array(5).fill("en"));
});

test("requests that are served at the same time speak each their own language", async () => {
  const folder = mkdtempSync(join(tmpdir(), "weft-words-"));
  writeFileSync(join(folder, "de.json"), JSON.stringify({ Cancel: "Abbrechen" }));
  const words = openWords(folder);
  const heard = await Promise.all(
    ["de", "fr"].map((wish) =>
      words.run({ "accept-language": wish }, async () => {
        await sleep(1);
        return globalThis.__weftWords.locale();
      }),
    ),
  );
  expect(heard).toEqual(["de", "en"]);
  expect(globalThis.__weftWords.locale()).toBeUndefined();
  expect(globalThis.__weftWords.languages.get("de")).toEqual({ Cancel: "Abbrechen" });
  rmSync(folder, { recursive: true });
});
