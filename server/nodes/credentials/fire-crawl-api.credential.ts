import { defineCredential } from "../define-node";

export default defineCredential({
  name: "fireCrawlApi",
  label: "FireCrawl API",
  description: "Key of FireCrawl, or of a FireCrawl of your own.",
  icon: "web-page.svg",
  docs: "https://docs.firecrawl.dev",
  hosts: [],
  fields: {
    firecrawlApiToken: { type: "password", label: "FireCrawl API" },
    firecrawlApiUrl: {
      type: "string",
      label: "FireCrawl API URL",
      default: "https://api.firecrawl.dev",
      optional: true,
    },
  },
});
