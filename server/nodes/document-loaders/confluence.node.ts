import { z } from "zod";
import cloud from "../credentials/confluence-cloud-api.credential";
import server from "../credentials/confluence-server-dc-api.credential";
import { defineNode } from "../define-node";
import { basicAuth } from "./basic-auth";
import { loaderInputs, loaderOutput, loaderOutputs } from "./loader";
import { pageAddress } from "./web-pages";
import { readJson } from "./web-service";

const listed = z.object({
  results: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      status: z.string().optional(),
      body: z.object({ storage: z.object({ value: z.string() }) }),
      _links: z.object({ webui: z.string().optional() }).optional(),
    }),
  ),
});
const atOnce = 25;

export default defineNode({
  name: "confluence",
  version: 2,
  label: "Confluence",
  description: "Reads the pages of a Confluence space.",
  category: "Document Loaders",
  icon: "confluence.svg",
  provides: ["Document"],
  credential: cloud,
  otherCredentials: [server],
  outputs: loaderOutputs,
  summary: ["spaceKey"],
  inputs: {
    textSplitter: loaderInputs.textSplitter,
    baseUrl: { type: "string", label: "Base URL", placeholder: "https://example.atlassian.net/wiki" },
    spaceKey: { type: "string", label: "Space Key", placeholder: "DOCS" },
    limit: {
      type: "number",
      label: "Limit",
      description: "Pages to read at most; 0 reads all.",
      default: 0,
      min: 0,
      step: 1,
      optional: true,
    },
    metadata: loaderInputs.metadata,
    omitMetadataKeys: loaderInputs.omitMetadataKeys,
  },
  create: async (context) => {
    const { inputs, secrets, tools } = context;
    // Of either kind of credential; the other one's fields are not there.
    const { username, accessToken, personalAccessToken }: Record<string, string | undefined> = secrets;
    const authorization = personalAccessToken
      ? `Bearer ${personalAccessToken}`
      : basicAuth(username ?? "", accessToken ?? "");
    return loaderOutput(context, async function* ({ signal }) {
      const base = pageAddress(inputs.baseUrl).replace(/\/+$/, "");
      const service = {
        name: "Confluence",
        fetch: tools.fetch,
        headers: { authorization, accept: "application/json" },
        signal,
      };
      const most = inputs.limit || Number.POSITIVE_INFINITY;
      for (let start = 0; start < most; start += atOnce) {
        const query = new URLSearchParams({
          spaceKey: inputs.spaceKey,
          limit: String(atOnce),
          start: String(start),
          expand: "body.storage",
        });
        const { results } = await readJson(service, `${base}/rest/api/content?${query}`, listed);
        for (const { id, title, status, body, _links } of results.slice(0, most - start)) {
          const url = _links?.webui ? `${base}${_links.webui}` : base;
          const bytes = new TextEncoder().encode(body.storage.value);
          const { text } = await tools.documents.reader.readHtml({ bytes, url, charset: "utf-8" }, signal);
          yield { pageContent: text, metadata: { source: url, url, id, title, status } };
        }
        if (results.length < atOnce) return;
      }
    });
  },
});
