// Reads web pages and lists of them, on the worker's thread.

/** The text that a reader sees of what `selector` finds, or its HTML, with the page's title and the links of the page. */
export async function readHtml(data, { selector, exclude, format, url, charset }) {
  const { loadBuffer } = await import("cheerio");
  const $ = loadBuffer(Buffer.from(data), charset ? { encoding: { transportLayerEncodingLabel: charset } } : {});
  const links = linksOf($, url);
  $("script, style, noscript, template, iframe").remove();
  if (exclude) found($, exclude).remove();
  const chosen = selector ? found($, selector) : $("body");
  const html = () =>
    chosen
      .toArray()
      .map((element) => $(element).html() ?? "")
      .join("\n");
  return { title: $("title").first().text().trim(), text: format === "html" ? html() : textOf($, chosen), links };
}

/** Addresses that a sitemap lists: of pages, and of further sitemaps. */
export async function readSitemap(data) {
  const { load } = await import("cheerio");
  const $ = load(new TextDecoder().decode(data), { xml: true });
  const listed = (path) =>
    $(path)
      .toArray()
      .map((element) => $(element).text().trim());
  return { pages: listed("url > loc"), sitemaps: listed("sitemap > loc") };
}

function found($, selector) {
  try {
    return $(selector);
  } catch (cause) {
    throw Object.assign(new Error("The selector is not valid.", { cause }), { name: "SelectorError" });
  }
}

function linksOf($, url) {
  // A page may name another address that its links start from.
  const base = absolute($("base[href]").first().attr("href") ?? "", url) ?? url;
  const links = $("a[href]")
    .toArray()
    .map((anchor) => absolute($(anchor).attr("href") ?? "", base));
  return [...new Set(links.filter((link) => link !== undefined))];
}

function absolute(href, base) {
  if (!URL.canParse(href, base)) return undefined;
  const link = new URL(href, base);
  link.hash = "";
  return link.protocol === "http:" || link.protocol === "https:" ? link.href : undefined;
}

const lines = new Set(
  "address article aside blockquote br dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tr ul".split(
    " ",
  ),
);

const edgeOf = (name) => {
  if (lines.has(name)) return "\n";
  return name === "td" || name === "th" ? "\t" : "";
};

/** Text with its blocks on lines of their own, as a browser would show it. */
export function textOf($, chosen) {
  const parts = [];
  // A stack of its own: pages can be nested deeper than calls.
  const stack = chosen.toArray().toReversed();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (typeof node === "string") parts.push(node);
    else if (node.type === "text") parts.push(node.data.replaceAll(/\s+/g, " "));
    else if (node.children) {
      const edge = edgeOf(node.name);
      stack.push(edge);
      for (let place = node.children.length - 1; place >= 0; place -= 1) stack.push(node.children[place]);
      if (edge === "\n") stack.push(edge);
    }
  }
  return parts
    .join("")
    .split("\n")
    .map((line) => line.replaceAll(/[^\S\t]+/g, " ").trim())
    .filter((line) => line !== "")
    .join("\n");
}
