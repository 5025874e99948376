import type { Page } from "@playwright/test";

/** What differs from one server to the next, and what stands in pictures instead: words that stay as they are the next time. */
export const standIns: readonly (readonly [pattern: string, words: string])[] = [
  ["[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "7d0a5f3c-1b2e-4c6d-8e9f-a0b1c2d3e4f5"],
  // Cut short.
  ["\\b[0-9a-f]{8}…", "7d0a5f3c…"],
  ["127\\.0\\.0\\.1:\\d+", "weft.example"],
  ["/invite/[\\w-]{20,}", "/invite/wUq0tq4S5m8v"],
  ["\\bweft_[\\w-]+", "weft_3kP9aQx7"],
  ["\\d+ min \\d+ s\\b", "1 min 2 s"],
  ["(?<!min )\\b\\d+(\\.\\d)? (ms|s)\\b", "1.2 s"],
  [
    "(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? \\d+ \\w+,? \\d{4}( at |, )\\d{1,2}:\\d{2}",
    "Monday 4 January 2027 at 09:00",
  ],
  ["\\d{1,2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\w* \\d{4}", "4 January 2027"],
  ["\\d{2}/\\d{2}/\\d{4}", "04/01/2027"],
  ["\\d{4}-\\d{2}-\\d{2}", "2027-01-04"],
  ["\\b\\d{1,2}:\\d{2}:\\d{2}\\b", "09:00:00"],
];

/** Puts the same times, ids and addresses on every screen. What people type into is left alone. */
export async function steadyWords(page: Page): Promise<void> {
  await page.evaluate((list) => {
    const patterns = list.map(([pattern, words]) => [new RegExp(pattern, "g"), words] as const);
    const steady = (text: string) => patterns.reduce((now, [pattern, words]) => now.replaceAll(pattern, words), text);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.parentElement?.closest("[contenteditable=true], script, style") || node.nodeValue === null) continue;
      const time = node.parentElement?.closest("time");
      const past = !time || Date.parse(time.dateTime) < Date.now();
      const words = time ? (past ? "2 hours ago" : "in 3 days") : steady(node.nodeValue);
      if (words !== node.nodeValue) node.nodeValue = words;
    }
    for (const input of document.querySelectorAll("input")) {
      const words = steady(input.value);
      if (words !== input.value) input.value = words;
    }
  }, standIns);
}
