export type EmbedKind = "bubble" | "page" | "flowise";

interface Embedded {
  origin: string;
  flowId: string;
}

/** Lines for any website: the public chat as a bubble in the corner, in a place of the page, or in Flowise's widget. */
export function embedSnippet(kind: EmbedKind, { origin, flowId }: Embedded): string {
  switch (kind) {
    case "bubble":
      return script({ origin, flowId });
    case "page":
      return `<div id="weft-chat" style="height: 40rem"></div>\n${script({ origin, flowId }, `data-target="#weft-chat" `)}`;
    case "flowise":
      return `<script type="module">
  import Chatbot from "https://cdn.jsdelivr.net/npm/flowise-embed@3.1.6/dist/web.js";
  Chatbot.init({
    chatflowid: ${inScript(flowId)},
    apiHost: ${inScript(origin)},
  });
</script>`;
  }
}

const script = ({ origin, flowId }: Embedded, more = ""): string =>
  `<script src="${inAttribute(origin)}/embed.js" data-flow="${inAttribute(flowId)}" ${more}defer></script>`;

const inAttribute = (value: string): string => value.replaceAll("&", "&amp;").replaceAll('"', "&quot;");

/** A literal that cannot end the script it stands in. */
const inScript = (value: string): string => JSON.stringify(value).replaceAll("<", "\\u003c");
