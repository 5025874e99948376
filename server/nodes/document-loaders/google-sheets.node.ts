import { z } from "zod";
import googleSheets from "../credentials/google-sheets-oauth2.credential";
import serviceAccount from "../credentials/google-vertex-auth.credential";
import { defineNode } from "../define-node";
import { type GoogleSecrets, googleService } from "./google-access";
import { loaderInputs, loaderOutput, loaderOutputs } from "./loader";
import { readJson } from "./web-service";
import { wordList } from "./word-list";

const api = "https://sheets.googleapis.com/v4/spreadsheets";
const scope = "https://www.googleapis.com/auth/spreadsheets.readonly";
const about = z.object({
  properties: z.object({ title: z.string() }),
  sheets: z.array(z.object({ properties: z.object({ title: z.string() }) })),
});
const cells = z.object({ values: z.array(z.array(z.union([z.string(), z.number(), z.boolean()]))).default([]) });

export default defineNode({
  name: "googleSheets",
  version: 1,
  label: "Google Sheets",
  description: "Reads the sheets of Google spreadsheets as tables.",
  category: "Document Loaders",
  icon: "google-sheets.svg",
  provides: ["Document"],
  credential: googleSheets,
  otherCredentials: [serviceAccount],
  outputs: loaderOutputs,
  inputs: {
    spreadsheetIds: {
      type: "string",
      label: "Select Spreadsheet",
      description: "Ids of spreadsheets, separated by commas; an id follows /d/ in the address.",
    },
    sheetNames: {
      type: "string",
      label: "Sheet Names",
      description: "Separated by commas. Without any all are read.",
      placeholder: "Sheet1, Sheet2",
      optional: true,
    },
    range: {
      type: "string",
      label: "Range",
      description: "The cells to read, such as A1:E50.",
      placeholder: "A1:E10",
      optional: true,
    },
    includeHeaders: {
      type: "boolean",
      label: "Include Headers",
      description: "The first row names the columns.",
      default: true,
    },
    valueRenderOption: {
      type: "options",
      label: "Value Render Option",
      description: "Values as shown, or as they are kept.",
      options: [
        { label: "Formatted Value", name: "FORMATTED_VALUE" },
        { label: "Unformatted Value", name: "UNFORMATTED_VALUE" },
        { label: "Formula", name: "FORMULA" },
      ],
      default: "FORMATTED_VALUE",
      optional: true,
    },
    ...loaderInputs,
  },
  create: async (context) => {
    const { inputs, tools } = context;
    const secrets: GoogleSecrets = context.secrets;
    return loaderOutput(context, async function* ({ signal }) {
      const service = await googleService({ fetch: tools.fetch, signal }, secrets, scope);
      for (const id of wordList(inputs.spreadsheetIds)) {
        const { properties, sheets } = await readJson(
          service,
          `${api}/${encodeURIComponent(id)}?fields=properties.title,sheets.properties.title`,
          about,
        );
        const wanted = wordList(inputs.sheetNames);
        for (const sheetName of wanted.length > 0 ? wanted : sheets.map((sheet) => sheet.properties.title)) {
          const range = `'${sheetName.replaceAll("'", "''")}'${inputs.range ? `!${inputs.range}` : ""}`;
          const query = new URLSearchParams({ valueRenderOption: inputs.valueRenderOption });
          const url = `${api}/${encodeURIComponent(id)}/values/${encodeURIComponent(range)}?${query}`;
          const { values } = await readJson(service, url, cells);
          if (values.length === 0) continue;
          const metadata = {
            source: `https://docs.google.com/spreadsheets/d/${id}`,
            spreadsheetId: id,
            spreadsheetTitle: properties.title,
            sheetName,
            rowCount: values.length,
          };
          yield { pageContent: tableOf(values, inputs.includeHeaders), metadata };
        }
      }
    });
  },
});

/** A table in Markdown; without a row of names the columns are called by their letters. */
function tableOf(values: readonly (readonly (string | number | boolean)[])[], named: boolean): string {
  const width = values.reduce((most, row) => Math.max(most, row.length), 0);
  const columns = Array.from({ length: width }, (_, index) => index);
  const line = (row: readonly (string | number | boolean)[]): string =>
    `| ${columns.map((index) => String(row[index] ?? "")).join(" | ")} |`;
  const letters = columns.map((index) => String.fromCodePoint(65 + (index % 26)));
  const [head = [], ...rows] = named ? values : [letters, ...values];
  return [line(head), line(columns.map(() => "---")), ...rows.map(line)].join("\n");
}
