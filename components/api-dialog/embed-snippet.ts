export type EmbedKind = "popup" | "page";

/** Two lines for any website: the public chat as a bubble in the corner, or filling the page. */
export function embedSnippet(kind: EmbedKind, { origin, flowId }: { origin: string; flowId: string }): string {
  const call = kind === "popup" ? "init" : "initFull";
  const element = kind === "popup" ? "" : "<flowise-fullchatbot></flowise-fullchatbot>\n";
  return `${element}<script type="module">
  import Chatbot from "https://cdn.jsdelivr.net/npm/flowise-embed@3.1.6/dist/web.js";
  Chatbot.${call}({
    chatflowid: ${inScript(flowId)},
    apiHost: ${inScript(origin)},
  });
</script>`;
}

/** A literal that cannot end the script it stands in. */
const inScript = (value: string): string => JSON.stringify(value).replaceAll("<", "\\u003c");
