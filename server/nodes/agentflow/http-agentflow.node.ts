import { AppError } from "@/domain/errors";
import httpApiKey from "../credentials/http-api-key.credential";
import httpBasicAuth from "../credentials/http-basic-auth.credential";
import httpBearerToken from "../credentials/http-bearer-token.credential";
import { defineStep } from "../define-step";
import { httpAccess } from "./http-access";
import { httpAnswer, httpRefusal } from "./http-answer";
import { filledPairs, httpBody } from "./http-body";
import { httpInputs } from "./http-inputs";

export default defineStep({
  name: "httpAgentflow",
  version: 1.1,
  label: "HTTP",
  description: "Sends a request and keeps the answer for later steps.",
  icon: "http.svg",
  step: { color: "#FF7F7F" },
  credential: httpBasicAuth,
  otherCredentials: [httpBearerToken, httpApiKey],
  credentialOptional: true,
  summary: ["method", "url"],
  inputs: httpInputs,
  async run({ inputs, secrets, tools, node, scope, signal }) {
    const { method, bodyType, responseType } = inputs;
    const url = addressOf(inputs.url, filledPairs(inputs.queryParams), node.label);
    const sendsBody = method !== "GET" && bodyType !== undefined;
    const body = sendsBody ? await httpBody(bodyType, inputs.body, node.label) : undefined;
    const headers = new Headers();
    try {
      // A step that is run again after a crash asks for the same thing.
      headers.set("idempotency-key", scope.key);
      for (const [key, value] of [...httpAccess(secrets), ...filledPairs(inputs.headers)]) headers.set(key, value);
      // Only the form itself knows the boundary between its parts.
      if (body?.type !== undefined && (bodyType === "formData" || !headers.has("content-type")))
        headers.set("content-type", body.type);
    } catch (cause) {
      throw new AppError("unprocessable", `A header of “${node.label}” has a name or value that headers cannot hold.`, {
        cause,
      });
    }
    const response = await tools.fetch(url.href, { method, headers, signal, ...(body && { body: body.bytes }) });
    if (!response.ok) throw await httpRefusal(response, url.host);
    return { output: { http: await httpAnswer(response, responseType) } };
  },
});

function addressOf(text: string, query: readonly [string, string][], label: string): URL {
  const address = text.trim();
  if (!URL.canParse(address))
    throw new AppError("unprocessable", `The URL of “${label}” is no web address: “${address.slice(0, 200)}”.`);
  const url = new URL(address);
  for (const [key, value] of query) url.searchParams.append(key, value);
  return url;
}
