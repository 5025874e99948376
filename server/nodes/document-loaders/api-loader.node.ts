import { defineNode } from "../define-node";
import { jsonObjectInput } from "../json-input";
import { loaderInputs, loaderOutput, loaderOutputs } from "./loader";
import { pageAddress } from "./web-pages";
import { callService } from "./web-service";

export default defineNode({
  name: "apiLoader",
  version: 2.1,
  label: "API Loader",
  description: "Reads what a web API answers.",
  category: "Document Loaders",
  icon: "api-loader.svg",
  provides: ["Document"],
  outputs: loaderOutputs,
  summary: ["url"],
  inputs: {
    textSplitter: loaderInputs.textSplitter,
    method: {
      type: "options",
      label: "Method",
      options: [
        { label: "GET", name: "GET" },
        { label: "POST", name: "POST" },
      ],
      default: "GET",
    },
    url: { type: "string", label: "URL", placeholder: "https://api.example.com/items" },
    headers: { type: "json", layout: "pairs", label: "Headers", optional: true, additional: true },
    body: { type: "json", label: "Body", description: "JSON sent with POST.", optional: true, additional: true },
    metadata: loaderInputs.metadata,
    omitMetadataKeys: loaderInputs.omitMetadataKeys,
  },
  create: async (context) => {
    const { inputs, tools } = context;
    const headers = Object.entries(jsonObjectInput(inputs.headers, "Headers") ?? {}).map(
      ([key, value]) => [key, String(value)] as const,
    );
    return loaderOutput(context, async function* ({ signal }) {
      const url = pageAddress(inputs.url);
      const service = { name: new URL(url).host, fetch: tools.fetch, headers: Object.fromEntries(headers), signal };
      const body = inputs.method === "POST" ? bodyOf(inputs.body) : undefined;
      const init = body === undefined ? {} : { body, headers: { "content-type": "application/json" } };
      const response = await callService(service, url, { method: inputs.method, ...init });
      yield { pageContent: indented(await response.text()), metadata: { source: url, url } };
    });
  },
});

const bodyOf = (body: unknown): string => (typeof body === "string" && body !== "" ? body : JSON.stringify(body ?? {}));

/** JSON in lines, so that splitters find places to cut; other text as it is. */
function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
