import { AppError } from "@/domain/errors";
import { defineNode } from "../define-node";
import type { OutputParser } from "../slots";
import { autofixInput, outputParserClasses } from "./autofix-input";
import { readJsonAnswer } from "./read-json-answer";
import { type Property, propertySchema, schemaOf } from "./structure";

export default defineNode({
  name: "structuredOutputParser",
  version: 1,
  label: "Structured Output Parser",
  description: "Reads the model's answer as a JSON object with the properties you list.",
  category: "Output Parsers",
  icon: "parser.svg",
  provides: ["StructuredOutputParser", ...outputParserClasses],
  inputs: {
    ...autofixInput,
    jsonStructure: {
      type: "datagrid",
      layout: "schema",
      label: "JSON Structure",
      description: "One row for each property of the object.",
      columns: [
        { name: "property", label: "Property", type: "string" },
        { name: "type", label: "Type", type: "options", options: ["string", "number", "boolean", "array"] },
        { name: "description", label: "Description", type: "string" },
      ],
      default: [
        { property: "answer", type: "string", description: "answer to the user's question" },
        { property: "source", type: "string", description: "sources used to answer the question, should be websites" },
      ],
      additional: true,
    },
  },
  async create({ inputs }): Promise<OutputParser> {
    const properties = readProperties(inputs.jsonStructure);
    const schema = schemaOf(properties);
    return {
      formatInstructions: instructions(properties),
      autofix: inputs.autofixParser,
      parse: async (text) => readJsonAnswer(text, schema),
    };
  },
});

function readProperties(rows: readonly unknown[]): Property[] {
  const read = propertySchema.array().min(1).safeParse(rows);
  if (read.success) return read.data;
  throw new AppError("invalid_input", "JSON Structure needs at least one row, each with a property and a type.");
}

const instructions = (properties: readonly Property[]): string =>
  `Answer with one JSON object in a \`\`\`json code block and nothing else. Its properties, all required:
${properties.map(({ property, type, description }) => `- "${property}" (${type === "array" ? "array of strings" : type})${description ? `: ${description}` : ""}`).join("\n")}`;
