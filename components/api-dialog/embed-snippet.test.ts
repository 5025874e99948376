import { describe, expect, it } from "vitest";
import { type EmbedKind, embedSnippet } from "./embed-snippet";

const flow = { origin: "https://weft.example", flowId: "f-1" };

describe("the embed snippet", () => {
  it("names this flow and this server", () => {
    expect(embedSnippet("bubble", flow)).toBe(
      '<script src="https://weft.example/embed.js" data-flow="f-1" defer></script>',
    );
    const widget = embedSnippet("flowise", flow);
    expect(widget).toContain('chatflowid: "f-1"');
    expect(widget).toContain('apiHost: "https://weft.example"');
  });

  it("gives a chat in the page the place it fills", () => {
    const html = embedSnippet("page", flow);
    expect(html).toContain('<div id="weft-chat"');
    expect(html).toContain('data-target="#weft-chat"');
  });

  it.each<EmbedKind>(["bubble", "page", "flowise"])("cannot be ended early by what is filled in (%s)", (kind) => {
    const html = embedSnippet(kind, { ...flow, flowId: '"></script><b>' });
    expect(html).not.toContain('"></script><b>');
  });
});
