import { expect, it } from "vitest";
import type { Field, Fields } from "@/domain/catalogue/field";
import { requestPaste } from "./request-paste";

const text: Field = { type: "string", label: "x" };
const fields: Fields = { method: text, url: text, headers: text, queryParams: text, bodyType: text, body: text };

it("a pasted curl command fills the whole request", () => {
  const command = `curl 'https://a.example/x?y=1' -H 'Accept: text/plain' -d '{"a":1}'`;
  expect(requestPaste(command, fields)).toEqual({
    method: "POST",
    url: "https://a.example/x",
    headers: [{ key: "Accept", value: "text/plain" }],
    queryParams: [{ key: "y", value: "1" }],
    bodyType: "json",
    body: '{"a":1}',
  });
});

it("a form's parts become rows, and a request without a body lets go of the one before", () => {
  expect(requestPaste("curl https://a.example -d 'a=1&b=2'", fields)).toMatchObject({
    bodyType: "xWwwFormUrlencoded",
    body: [
      { key: "a", value: "1" },
      { key: "b", value: "2" },
    ],
  });
  expect(requestPaste("curl https://a.example", fields)).toMatchObject({ bodyType: undefined, body: undefined });
});

it("any other text, and a node that makes no request, are left alone", () => {
  expect(requestPaste("https://a.example", fields)).toBeUndefined();
  expect(requestPaste("curl https://a.example", { url: text })).toBeUndefined();
});
