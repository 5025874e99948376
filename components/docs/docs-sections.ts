import {
  type OpenApiDocument,
  type Operation,
  type OperationMethod,
  operationMethods,
} from "@/domain/api/openapi/openapi-document";

export interface DocsOperation {
  method: OperationMethod;
  path: string;
  operation: Operation;
}

export interface DocsSection {
  tag: string;
  anchor: string;
  description: string;
  operations: DocsOperation[];
}

/** The document's endpoints under their tags, in its order. */
export function docsSections({ tags, paths }: OpenApiDocument): DocsSection[] {
  const all = Object.entries(paths).flatMap(([path, item]) =>
    operationMethods.flatMap((method): DocsOperation[] => {
      const operation = item[method];
      return operation ? [{ method, path, operation }] : [];
    }),
  );
  return tags.map(({ name, description }) => ({
    tag: name,
    anchor: `section-${name.toLowerCase().replaceAll(/\W+/g, "-")}`,
    description,
    operations: all.filter(({ operation }) => operation.tags.includes(name)),
  }));
}
