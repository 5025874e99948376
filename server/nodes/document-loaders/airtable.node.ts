import { z } from "zod";
import airtableApi from "../credentials/airtable-api.credential";
import { defineNode } from "../define-node";
import { loaderInputs, loaderOutput, loaderOutputs } from "./loader";
import { readJson } from "./web-service";

const page = z.object({
  records: z.array(z.object({ id: z.string(), fields: z.record(z.string(), z.unknown()) })),
  offset: z.string().optional(),
});

export default defineNode({
  name: "airtable",
  version: 3.02,
  label: "Airtable",
  description: "Reads the records of an Airtable table.",
  category: "Document Loaders",
  icon: "airtable.svg",
  provides: ["Document"],
  credential: airtableApi,
  outputs: loaderOutputs,
  inputs: {
    textSplitter: loaderInputs.textSplitter,
    baseId: {
      type: "string",
      label: "Base Id",
      description: "Begins with app in the table's address.",
      placeholder: "app11RobdGoX0YNsC",
    },
    tableId: {
      type: "string",
      label: "Table Id",
      description: "Begins with tbl in the table's address.",
      placeholder: "tblJdmvbrgizbYICO",
    },
    viewId: {
      type: "string",
      label: "View Id",
      description: "Begins with viw in the table's address.",
      placeholder: "viw9UrP77Id0CE4ee",
      optional: true,
      additional: true,
    },
    fields: {
      type: "string",
      label: "Include Only Fields",
      description: "Names or ids of fields, separated by commas. Without any all are read.",
      placeholder: "Name, Notes",
      optional: true,
      additional: true,
    },
    returnAll: {
      type: "boolean",
      label: "Return All",
      description: "Otherwise only as many as the limit says.",
      default: true,
      optional: true,
      additional: true,
    },
    limit: {
      type: "number",
      label: "Limit",
      description: "Records to read at most.",
      default: 100,
      min: 1,
      step: 1,
      optional: true,
      additional: true,
    },
    filterByFormula: {
      type: "string",
      label: "Filter By Formula",
      description: "A formula of Airtable that is true for the wanted records.",
      placeholder: "NOT({Notes} = '')",
      rows: 2,
      optional: true,
      additional: true,
    },
    metadata: loaderInputs.metadata,
    omitMetadataKeys: loaderInputs.omitMetadataKeys,
  },
  create: async (context) => {
    const { inputs, secrets, tools } = context;
    const wanted = (inputs.fields ?? "").split(",").flatMap((name) => (name.trim() ? [["fields[]", name.trim()]] : []));
    const table = `https://api.airtable.com/v0/${encodeURIComponent(inputs.baseId.trim())}/${encodeURIComponent(inputs.tableId.trim())}`;
    const fixed = {
      pageSize: "100",
      ...(inputs.viewId && { view: inputs.viewId }),
      ...(inputs.filterByFormula && { filterByFormula: inputs.filterByFormula }),
      ...(!inputs.returnAll && { maxRecords: String(inputs.limit) }),
    };
    return loaderOutput(context, async function* ({ signal }) {
      const headers = { authorization: `Bearer ${secrets.accessToken}` };
      const service = { name: "Airtable", fetch: tools.fetch, headers, signal };
      for (let offset: string | undefined = ""; offset !== undefined;) {
        const query = new URLSearchParams([...Object.entries({ ...fixed, ...(offset && { offset }) }), ...wanted]);
        const read: z.infer<typeof page> = await readJson(service, `${table}?${query}`, page);
        for (const { id, fields } of read.records)
          yield {
            pageContent: JSON.stringify(fields, null, 2),
            metadata: { source: `${table}/${id}`, url: `${table}/${id}` },
          };
        offset = read.offset;
      }
    });
  },
});
