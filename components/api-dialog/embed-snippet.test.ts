import { describe, expect, it } from "vitest";
import { embedSnippet } from "./embed-snippet";

describe("the embed snippet", () => {
  it("names this flow and this server", () => {
    const html = embedSnippet("popup", { origin: "https://weft.example", flowId: "f-1" });
    expect(html).toContain('chatflowid: "f-1"');
    expect(html).toContain('apiHost: "https://weft.example"');
    expect(html).toContain("Chatbot.init(");
  });

  it("gives the full page its element", () => {
    const html = embedSnippet("page", { origin: "https://weft.example", flowId: "f-1" });
    expect(html).toContain("<flowise-fullchatbot></flowise-fullchatbot>");
    expect(html).toContain("Chatbot.initFull(");
  });

  it("cannot be ended early by what is filled in", () => {
    expect(embedSnippet("popup", { origin: "https://weft.example", flowId: "</script>" })).not.toContain('"</script>');
  });
});
