import { defineNode } from "../define-node";
import type { OutputParser } from "../slots";
import { autofixInput, outputParserClasses } from "./autofix-input";
import { splitList } from "./split-list";

export default defineNode({
  name: "csvOutputParser",
  version: 1,
  label: "CSV Output Parser",
  description: "Reads the model's answer as a list of values separated by commas.",
  category: "Output Parsers",
  icon: "csv.svg",
  provides: ["CSVListOutputParser", ...outputParserClasses],
  inputs: autofixInput,
  async create({ inputs }): Promise<OutputParser> {
    return {
      formatInstructions:
        "Answer with a list of values separated by commas and nothing else, for example: foo, bar, baz",
      autofix: inputs.autofixParser,
      parse: async (text) => splitList(text, ","),
    };
  },
});
