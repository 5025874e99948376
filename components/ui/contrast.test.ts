import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");

/** The custom properties of one rule of the style sheet. */
function tokens(selector: string): Map<string, string> {
  const body = new RegExp(`^${selector} \\{([^}]*)\\}`, "m").exec(css)?.[1] ?? "";
  return new Map([...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = "", value = ""]) => [name, value]));
}

/** Relative luminance of an opaque `oklch(l c h)`, as WCAG 2 defines it. */
function luminance(color: string): number {
  const [l = 0, c = 0, h = 0] = (/^oklch\(([^)]+)\)$/.exec(color)?.[1] ?? "").split(/\s+/).map(Number);
  const a = c * Math.cos((h * Math.PI) / 180);
  const b = c * Math.sin((h * Math.PI) / 180);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clamp = (value: number) => Math.min(1, Math.max(0, value));
  const red = clamp(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short);
  const green = clamp(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short);
  const blue = clamp(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(first: string, second: string): number {
  const [light = 0, dark = 0] = [luminance(first), luminance(second)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const surfaces = ["background", "card", "popover", "muted", "hover", "canvas"];
const onSurfaces = (text: string) => surfaces.map((surface) => [text, surface] as const);

/** Text and what it stands on, which the style guide wants readable for everybody. */
const pairs = [
  ...onSurfaces("muted-foreground"),
  ...["background", "card", "popover", "muted"].flatMap((surface) =>
    ["link", "danger", "running", "ok", "waiting", "failed"].map((text) => [text, surface] as const),
  ),
  ["primary-foreground", "primary"],
  ["primary-foreground", "primary-hover"],
  ["destructive-foreground", "destructive"],
  ["destructive-foreground", "destructive-hover"],
  ["link", "primary-soft"],
  ["running", "running-soft"],
  ["ok", "ok-soft"],
  ["waiting", "waiting-soft"],
  ["failed", "failed-soft"],
] as const;

describe.each([".light", ".dark"])("the colours of %s", (selector) => {
  const set = tokens(selector);
  const color = (name: string) => set.get(name) ?? "";

  it.each(pairs)("show %s on %s with a contrast of at least 4.5", (text, surface) => {
    expect(contrast(color(text), color(surface))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(onSurfaces("foreground"))("show %s on %s with a contrast of at least 7", (text, surface) => {
    expect(contrast(color(text), color(surface))).toBeGreaterThanOrEqual(7);
  });

  it.each(["background", "card", "popover"])("show the focus ring on %s with a contrast of at least 3", (surface) => {
    expect(contrast(color("ring"), color(surface))).toBeGreaterThanOrEqual(3);
  });
});
