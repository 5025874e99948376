import type { Metadata } from "next";
import { wholeOpenApi } from "@/domain/api/whole-openapi";
import { DocsPage } from "@/components/docs/docs-page";
import project from "@/package.json" with { type: "json" };
import { pageOrigin } from "@/server/auth/page-origin";

export const generateMetadata = (): Metadata => ({ title: "API" });

export default async function ApiDocsPage() {
  const document = wholeOpenApi({ version: project.version, origin: await pageOrigin() });
  return <DocsPage document={document} source="/api/v1/openapi.json" />;
}
