import { describe, expect, it } from "vitest";
import { parseBlock } from "./parse-block";
import { parseCurl } from "./parse-curl";

describe("a pasted curl command", () => {
  it("gives method, address, query, headers and body", () => {
    const command = String.raw`curl -X POST 'https://api.example.com/items?page=2&q=a%20b' \
  -H 'Authorization: Bearer abc' \
  -H "X-Note: say \"hi\"" \
  --data-raw '{"name": "It'\''s"}' --compressed`;
    expect(parseCurl(command)).toEqual({
      method: "POST",
      url: "https://api.example.com/items",
      query: [
        { name: "page", value: "2" },
        { name: "q", value: "a b" },
      ],
      headers: [
        { name: "Authorization", value: "Bearer abc" },
        { name: "X-Note", value: 'say "hi"' },
      ],
      body: `{"name": "It's"}`,
      form: [],
    });
  });

  it("is a POST when it sends something and a GET when it does not", () => {
    expect(parseCurl("curl https://a.example")).toMatchObject({ method: "GET", body: undefined });
    expect(parseCurl("curl https://a.example -d a=1 -d b=2")).toMatchObject({ method: "POST", body: "a=1&b=2" });
    expect(parseCurl("curl -G https://a.example -d a=1")).toMatchObject({
      method: "GET",
      query: [{ name: "a", value: "1" }],
    });
    expect(parseCurl("curl -XPUT https://a.example -F file=x")).toMatchObject({
      method: "PUT",
      form: [{ name: "file", value: "x" }],
    });
  });

  it("expands nothing, and is none without an address", () => {
    expect(parseCurl('curl "https://a.example/$(whoami)"')?.url).toBe("https://a.example/$(whoami)");
    expect(parseCurl("curl -v")).toBeUndefined();
    expect(parseCurl("wget https://a.example")).toBeUndefined();
  });
});

describe("a pasted block of names and values", () => {
  it("is read from lines of headers, a request's first line aside", () => {
    expect(parseBlock("GET /x HTTP/1.1\nAccept: text/html\nX-Time: 10:30\n")).toEqual([
      { name: "Accept", value: "text/html" },
      { name: "X-Time", value: "10:30" },
    ]);
  });

  it("is read from a JSON object and from a query string", () => {
    expect(parseBlock('{"a": "1", "b": {"c": 2}}')).toEqual([
      { name: "a", value: "1" },
      { name: "b", value: '{"c":2}' },
    ]);
    expect(parseBlock("https://x.example/?a=1&b=two")).toEqual([
      { name: "a", value: "1" },
      { name: "b", value: "two" },
    ]);
  });

  it("gives the headers of a curl command", () => {
    expect(parseBlock("curl https://a.example -H 'A: b'")).toEqual([{ name: "A", value: "b" }]);
  });

  it("is none when it is prose", () => {
    expect(parseBlock("Please send this")).toBeUndefined();
    expect(parseBlock("Authorization")).toBeUndefined();
  });
});
