import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { apiAreas } from "@/domain/api/api-areas";
import { toOpenApi } from "@/domain/api/openapi";
import { curlExample } from "./curl-example";
import { docsSections } from "./docs-sections";

const document = toOpenApi(apiAreas, { version: "1.0.0", origin: "https://weft.example.com" });
const calls = docsSections(document).flatMap(({ operations }) =>
  operations.map((each) => ({
    ...each,
    text: curlExample({ ...each, base: document.servers[0]?.url ?? "", schemas: document.components.schemas }),
  })),
);

it("is a command that a shell reads as meant, for every endpoint", () => {
  expect(calls.length).toBeGreaterThan(30);
  for (const { text, method, path, operation } of calls) {
    const words = shellWords(text);
    expect(words[0]).toBe("curl");
    expect(words).toContain(`https://weft.example.com/api/v1${path.replaceAll(/\{\w+\}/g, "x")}`);
    expect(words.includes("-X")).toBe(method !== "get");
    const body = words[words.indexOf("-d") + 1];
    if (operation.requestBody) expect(() => JSON.parse(body ?? "")).not.toThrow();
    else expect(words).not.toContain("-d");
  }
});

it("carries a key where one is needed", () => {
  const text = calls.find(({ operation }) => operation.operationId === "prediction")?.text ?? "";
  expect(shellWords(text)).toContain("Authorization: Bearer x");
  const chats = calls.filter(({ path }) => path.startsWith("/chats"));
  expect(chats.length).toBeGreaterThan(9);
  for (const chat of chats) expect(shellWords(chat.text)).toContain("X-API-KEY: x");
});

/** The words that a shell hands to the program, with `x` for every variable. */
function shellWords(text: string): string[] {
  const variables = [...text.matchAll(/\$([A-Z_]+)/g)].map(([, name]) => `${name}=x;`).join("");
  const printed = execFileSync("sh", ["-c", variables + text.replace(/^curl/, `printf '%s\\0' curl`)]);
  return printed.toString().split("\0").slice(0, -1);
}
