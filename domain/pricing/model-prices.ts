import { dearerLater, type PerMillion, priceList } from "./price-list";

/** US dollars per token. */
export interface ModelPrice {
  input: number;
  output: number;
}

/** What may follow a model's name without making it another model: a date, a revision, `latest`, `preview`. */
const suffix =
  /(?:[-@](?:\d{4}-\d{2}-\d{2}|\d{8}|\d{4}|\d{3}|\d{2}-\d{2}|\d{2}-\d{4}|v\d+(?::\d+)?|latest|preview|exp|0)|:latest)$/;

/** What the provider charges for a token of this model, as far as we are sure of it. */
export function priceOf(model: string, on: Date = new Date()): ModelPrice | undefined {
  // Google writes `models/…`; every other slash belongs to the name.
  let name = model
    .trim()
    .toLowerCase()
    .replace(/^models\//, "");
  for (;;) {
    const price = listed(name, on);
    if (price) return { input: price[0] / 1_000_000, output: price[1] / 1_000_000 };
    const shorter = name.replace(suffix, "");
    if (shorter === name) return undefined;
    name = shorter;
  }
}

function listed(name: string, on: Date): PerMillion | undefined {
  const changing = dearerLater.get(name);
  if (!changing) return priceList.get(name);
  return on < new Date(changing.from) ? changing.now : changing.later;
}
