import {
  getRewrittenUrl,
  unstable_doesMiddlewareMatch as doesProxyMatch,
  unstable_getResponseFromNextConfig as answerFromConfig,
} from "next/experimental/testing/server";
import { describe, expect, it } from "vitest";
import nextConfig from "@/next.config.mjs";
import { config } from "@/proxy";

const through = (path) => answerFromConfig({ url: `http://localhost${path}`, nextConfig });

describe("behind Next's door", () => {
  it.each(["/chats", "/chats/x", "/chats/x/messages?wait=true", "/v1/chats", "/v1/chats/x/events"])(
    "%s leads to the API, without a page's headers or policy",
    async (path) => {
      const response = await through(path);
      const below = `/api/v1${path.replace(/^\/v1/, "")}`;
      expect(getRewrittenUrl(response)).toBe(`http://localhost${below}`);
      expect(response.headers.get("x-frame-options")).toBeNull();
      expect(response.headers.get("permissions-policy")).toBeNull();
      expect(doesProxyMatch({ config, url: path, nextConfig })).toBe(false);
    },
  );

  it.each(["/", "/chatflows", "/chatflows/x", "/chatbot/x", "/chatsy", "/v1", "/settings"])(
    "%s stays a page",
    async (path) => {
      const response = await through(path);
      expect(getRewrittenUrl(response)).toBeNull();
      expect(response.headers.get("permissions-policy")).not.toBeNull();
      expect(doesProxyMatch({ config, url: path, nextConfig })).toBe(true);
    },
  );
});
