// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { makeWords, setWords } from "./current-words";
import { dateText } from "./date-text";
import { directionOf, localeName } from "./locales";
import { msg } from "./msg";
import { numberText } from "./number-text";
import { rich } from "./rich";
import { t } from "./t";
import { translatedCatalogue } from "./translated-catalogue";

afterEach(() => {
  cleanup();
  setWords(makeWords("en"));
});

const german = makeWords("de", {
  Cancel: "Abbrechen",
  "Remove {name}": "{name} entfernen",
  "{count, plural, one {# flow} other {# flows}}": "{count, plural, one {# Ablauf} other {# Abläufe}}",
  "Read <link>the manual</link> first.": "Zuerst <link>das Handbuch</link> lesen.",
  "It expires {when}.": "Läuft {when} ab.",
  Broken: "",
  "Bro{ken}": "Kap{utt",
});

describe("in English", () => {
  it("every text is itself, and values are put in", () => {
    expect(t("Cancel")).toBe("Cancel");
    expect(t("Remove {name}", { name: "Ada" })).toBe("Remove Ada");
    expect(t("No {unfinished business")).toBe("No {unfinished business");
    expect(t(msg("Undo"))).toBe("Undo");
  });

  it("one is one, and several are several, with the reader's digits", () => {
    const flows = (count: number) => t("{count, plural, one {# flow} other {# flows}}", { count });
    expect([flows(0), flows(1), flows(1234)]).toEqual(["0 flows", "1 flow", "1,234 flows"]);
  });

  it("values are never read as messages", () => {
    expect(t("Remove {name}", { name: "<b>{x}</b> 'quoted'" })).toBe("Remove <b>{x}</b> 'quoted'");
  });

  it("what a value is missing from shows as nothing", () => {
    expect(t("Remove {name}", { name: undefined })).toBe("Remove ");
  });
});

describe("in another language", () => {
  it("texts, values, numbers and choices follow it", () => {
    setWords(german);
    expect(t("Cancel")).toBe("Abbrechen");
    expect(t("Remove {name}", { name: "Ada" })).toBe("Ada entfernen");
    expect(t("{count, plural, one {# flow} other {# flows}}", { count: 1234 })).toBe("1.234 Abläufe");
    expect(numberText(1234.5)).toBe("1.234,5");
    expect(dateText(Date.UTC(2026, 4, 3, 12), { dateStyle: "medium", timeZone: "UTC" })).toBe("03.05.2026");
  });

  it("what nobody has translated stays English, and so does a translation that cannot be read", () => {
    setWords(german);
    expect(t("Undo")).toBe("Undo");
    expect(t("Broken")).toBe("Broken");
    expect(t("Bro{ken}", { ken: "!" })).toBe("Bro!");
  });

  it("a constant that was made before is shown in it", () => {
    const label = msg("Cancel");
    setWords(german);
    expect(t(label)).toBe("Abbrechen");
  });

  it("elements move within their sentence", () => {
    setWords(german);
    const { container } = render(
      <>
        <p>{rich("Read <link>the manual</link> first.", { link: (words) => <a href="#manual">{words}</a> })}</p>
        <p>{rich("It expires {when}.", { when: <time>today</time> })}</p>
      </>,
    );
    expect(screen.getByRole("link", { name: "das Handbuch" })).toBeDefined();
    expect(container.innerHTML).toBe(
      '<p>Zuerst <a href="#manual">das Handbuch</a> lesen.</p><p>Läuft <time>today</time> ab.</p>',
    );
  });
});

describe("in the pseudo language", () => {
  const speakPseudo = () => setWords(makeWords("en-XA"));

  it("texts wear accents and are a third longer", () => {
    speakPseudo();
    expect(t("Cancel")).toBe("[Çáñçéļ··]");
  });

  it("values, choices and tags are left as they are", () => {
    speakPseudo();
    expect(t("Remove {name}", { name: "Ada" })).toBe("[Řéɱóṽé Ada····]");
    expect(t("In {count, plural, =1 {one flow} other {# flows}} now", { count: 2 })).toMatch(/^\[Íñ 2 ƒļóŵš ñóŵ·+\]$/);
    const { container } = render(<p>{rich("Read <b>this</b>", { b: (words) => <b>{words}</b> })}</p>);
    expect(container.innerHTML).toMatch(/^<p>\[Řéáď <b>ţĥíš<\/b>·+\]<\/p>$/);
  });
});

it("languages know their direction and their own name", () => {
  expect(["ar", "he-IL", "de", "en-XA"].map(directionOf)).toEqual(["rtl", "rtl", "ltr", "ltr"]);
  expect(["de", "fr", "ja"].map(localeName)).toEqual(["Deutsch", "Français", "日本語"]);
});

it("the catalogue is translated as it arrives, but for its names and what nodes begin with", () => {
  const spec = {
    ...{
      name: "a",
      label: "Cancel",
      category: "Cancel",
      step: { branches: { labels: ["Cancel"], otherwise: "Undo" } },
    },
    inputs: { b: { label: "Cancel", default: "Cancel", options: [{ name: "Cancel", label: "Cancel" }] } },
  };
  expect(translatedCatalogue(spec)).toBe(spec);
  setWords(german);
  expect(translatedCatalogue({ nodes: [spec] })).toEqual({
    nodes: [
      {
        ...{ name: "a", label: "Abbrechen", category: "Cancel" },
        step: { branches: { labels: ["Abbrechen"], otherwise: "Undo" } },
        inputs: { b: { label: "Abbrechen", default: "Cancel", options: [{ name: "Cancel", label: "Abbrechen" }] } },
      },
    ],
  });
});
