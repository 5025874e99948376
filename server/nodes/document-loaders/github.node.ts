import { z } from "zod";
import { AppError } from "@/domain/errors";
import { endingOf, typeOfEnding } from "@/domain/files/file-types";
import githubApi from "../credentials/github-api.credential";
import { defineNode } from "../define-node";
import { fileDocuments } from "./file-documents";
import { fileText } from "./file-text";
import { ignoredPaths } from "./ignored-paths";
import { loaderInputs, loaderOutput, loaderOutputs } from "./loader";
import { orSkip } from "./read-files";
import { callService, readJson } from "./web-service";

const tree = z.object({
  truncated: z.boolean().optional(),
  tree: z.array(z.object({ path: z.string(), type: z.string(), sha: z.string(), size: z.number().optional() })),
});
const largestFile = 20 * 1024 * 1024;
const kept = "Kept from imported flows; requests are made one after the other and repeated by themselves here.";

export default defineNode({
  name: "github",
  version: 3,
  label: "Github",
  description: "Reads the files of a repository on GitHub.",
  category: "Document Loaders",
  icon: "github.svg",
  provides: ["Document"],
  credential: githubApi,
  credentialOptional: true,
  outputs: loaderOutputs,
  summary: ["repoLink", "branch"],
  inputs: {
    repoLink: { type: "string", label: "Repo Link", placeholder: "https://github.com/owner/repository" },
    branch: { type: "string", label: "Branch", default: "main" },
    recursive: { type: "boolean", label: "Recursive", description: "With the folders inside it.", optional: true },
    maxConcurrency: { type: "number", label: "Max Concurrency", description: kept, optional: true, additional: true },
    githubBaseUrl: {
      type: "string",
      label: "Github Base URL",
      description: "Of your own GitHub Enterprise server.",
      placeholder: "https://git.example.com",
      optional: true,
      additional: true,
    },
    githubInstanceApi: {
      type: "string",
      label: "Github Instance API",
      description: "The API of your own GitHub Enterprise server.",
      placeholder: "https://git.example.com/api/v3",
      optional: true,
      additional: true,
    },
    ignorePath: {
      type: "string",
      label: "Ignore Paths",
      description: "A JSON list of what is left out, as in .gitignore.",
      placeholder: '["*.md", "dist/"]',
      rows: 3,
      optional: true,
      additional: true,
    },
    maxRetries: { type: "number", label: "Max Retries", description: kept, optional: true, additional: true },
    textSplitter: loaderInputs.textSplitter,
    metadata: loaderInputs.metadata,
    omitMetadataKeys: loaderInputs.omitMetadataKeys,
  },
  create: async (context) => {
    const { inputs, secrets, tools } = context;
    const { owner, repository } = repositoryOf(inputs.repoLink);
    const isIgnored = ignoredPaths(inputs.ignorePath);
    const api = `${apiOf(inputs)}/repos/${owner}/${repository}/git`;
    const headers = {
      accept: "application/vnd.github+json",
      ...(secrets.accessToken && { authorization: `Bearer ${secrets.accessToken}` }),
    };
    return loaderOutput(context, async function* (run) {
      const { signal } = run;
      const service = { name: "GitHub", fetch: tools.fetch, headers, signal };
      const path = `${api}/trees/${encodeURIComponent(inputs.branch)}${inputs.recursive ? "?recursive=1" : ""}`;
      const listed = await readJson(service, path, tree);
      if (listed.truncated)
        run.skip(
          inputs.repoLink,
          "The repository has more files than GitHub lists at once; the last ones are missing.",
        );
      for (const { path: name, type, sha, size = 0 } of listed.tree) {
        const kind = typeOfEnding(endingOf(name))?.kind;
        if (type !== "blob" || kind === "image" || kind === "audio" || isIgnored(name)) continue;
        yield* orSkip(name, run, async function* () {
          if (size > largestFile) throw new AppError("too_large", `“${name}” has more than 20 MB.`);
          const response = await callService(service, `${api}/blobs/${sha}`, {
            headers: { accept: "application/vnd.github.raw" },
          });
          const file = { name, mime: "", bytes: new Uint8Array(await response.arrayBuffer()) };
          const where = { source: name, repository: inputs.repoLink, branch: inputs.branch };
          if (kind === undefined || kind === "text") yield { pageContent: fileText(file), metadata: where };
          else
            for await (const document of fileDocuments(file, { usage: "perPage" }, { documents: tools.documents, run }))
              yield { ...document, metadata: { ...document.metadata, ...where } };
        });
      }
    });
  },
});

function apiOf({
  githubInstanceApi,
  githubBaseUrl,
}: Record<"githubInstanceApi" | "githubBaseUrl", string | undefined>): string {
  if (githubInstanceApi?.trim()) return githubInstanceApi.trim().replace(/\/+$/, "");
  const own = githubBaseUrl?.trim().replace(/\/+$/, "");
  return own && own !== "https://github.com" ? `${own}/api/v3` : "https://api.github.com";
}

function repositoryOf(link: string): { owner: string; repository: string } {
  const [, owner, repository] =
    /([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?$/.exec(link.trim().replace(/^https?:\/\/[^/]+\//, "")) ?? [];
  if (!owner || !repository)
    throw new AppError(
      "unprocessable",
      `“${link.slice(0, 200)}” is no repository. Write it as https://github.com/owner/repository.`,
    );
  return { owner, repository };
}
