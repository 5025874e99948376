import { z } from "zod";
import jiraApi from "../credentials/jira-api.credential";
import { AppError, isAppError } from "@/domain/errors";
import { defineNode } from "../define-node";
import { basicAuth } from "./basic-auth";
import { loaderInputs, loaderOutput, loaderOutputs } from "./loader";
import { pageAddress } from "./web-pages";
import { readJson, type WebService } from "./web-service";

const named = z.object({ name: z.string() }).nullish();
const issue = z.object({
  key: z.string(),
  fields: z.object({
    summary: z.string().nullish(),
    description: z.unknown(),
    status: named,
    issuetype: named,
    priority: named,
    created: z.string().nullish(),
    updated: z.string().nullish(),
    labels: z.array(z.string()).nullish(),
    assignee: z.object({ displayName: z.string() }).nullish(),
    comment: z.object({ comments: z.array(z.object({ body: z.unknown() })) }).nullish(),
  }),
});
type Issue = z.infer<typeof issue>;
const page = z.object({ issues: z.array(issue), nextPageToken: z.string().nullish(), total: z.number().nullish() });
const fields = "summary,description,status,issuetype,priority,created,updated,labels,assignee,comment";

export default defineNode({
  name: "jira",
  version: 1,
  label: "Jira",
  description: "Reads the issues of a Jira project.",
  category: "Document Loaders",
  icon: "jira.svg",
  provides: ["Document"],
  credential: jiraApi,
  outputs: loaderOutputs,
  summary: ["projectKey"],
  inputs: {
    host: { type: "string", label: "Host", placeholder: "https://example.atlassian.net" },
    projectKey: { type: "string", label: "Project Key", default: "main" },
    limitPerRequest: {
      type: "number",
      label: "Limit per request",
      placeholder: "100",
      min: 1,
      max: 100,
      step: 1,
      optional: true,
    },
    createdAfter: { type: "string", label: "Created after", placeholder: "2024-01-01", optional: true },
    ...loaderInputs,
  },
  create: async (context) => {
    const { inputs, secrets, tools } = context;
    return loaderOutput(context, async function* ({ signal }) {
      const host = pageAddress(inputs.host).replace(/\/+$/, "");
      const authorization = basicAuth(secrets.username, secrets.accessToken);
      const service = {
        name: "Jira",
        fetch: tools.fetch,
        headers: { authorization, accept: "application/json" },
        signal,
      };
      const query = { jql: jqlOf(inputs), maxResults: String(inputs.limitPerRequest ?? 100), fields };
      for await (const { key, fields: of } of issues(service, host, query)) {
        const { summary, description, status, issuetype, priority, created, updated, labels, assignee, comment } = of;
        const parts = [
          `${key}: ${summary ?? ""}`,
          inWords(description),
          ...(comment?.comments ?? []).map(({ body }) => inWords(body)),
        ];
        const metadata = {
          ...{ source: `${host}/browse/${key}`, key, title: summary, status: status?.name, type: issuetype?.name },
          ...{ priority: priority?.name, assignee: assignee?.displayName, labels, created, updated },
        };
        yield { pageContent: parts.filter((part) => part.trim() !== "").join("\n\n"), metadata };
      }
    });
  },
});

function jqlOf({ projectKey, createdAfter }: { projectKey: string; createdAfter: string | undefined }): string {
  if (!/^[\w-]+$/.test(projectKey)) throw new AppError("unprocessable", `“${projectKey}” is no project key of Jira.`);
  if (!createdAfter?.trim()) return `project = "${projectKey}" ORDER BY created ASC`;
  const date = new Date(createdAfter);
  if (Number.isNaN(date.getTime()))
    throw new AppError("unprocessable", `“Created after” is no date: ${createdAfter}. Write it as 2024-01-31.`);
  return `project = "${projectKey}" AND created >= "${date.toISOString().slice(0, 10)}" ORDER BY created ASC`;
}

/** By the cloud's search; servers of one's own know only the older one. */
async function* issues(service: WebService, host: string, query: Record<string, string>): AsyncGenerator<Issue> {
  try {
    for (let token: string | null | undefined; token !== null;) {
      const asked = new URLSearchParams({ ...query, ...(token && { nextPageToken: token }) });
      const read: z.infer<typeof page> = await readJson(service, `${host}/rest/api/3/search/jql?${asked}`, page);
      yield* read.issues;
      token = read.nextPageToken ?? null;
    }
    return;
  } catch (error) {
    if (!isAppError(error) || error.code !== "not_found") throw error;
  }
  for (let start = 0; ;) {
    const asked = new URLSearchParams({ ...query, startAt: String(start) });
    const read = await readJson(service, `${host}/rest/api/2/search?${asked}`, page);
    yield* read.issues;
    start += read.issues.length;
    if (read.issues.length === 0 || start >= (read.total ?? 0)) return;
  }
}

const part = z.looseObject({
  type: z.string().optional(),
  text: z.string().optional(),
  content: z.array(z.unknown()).optional(),
});
const lines = new Set(["paragraph", "heading", "codeBlock", "blockquote", "listItem", "tableRow", "hardBreak"]);

/** Text of Atlassian's document format, or the text itself. */
function inWords(value: unknown): string {
  if (typeof value === "string") return value;
  const { type = "", text = "", content = [] } = part.safeParse(value).data ?? {};
  const said = text + content.map(inWords).join("");
  return lines.has(type) ? `${said.trimEnd()}\n` : said;
}
