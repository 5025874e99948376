import { defineNode } from "../define-node";
import type { OutputParser } from "../slots";
import { autofixInput, outputParserClasses } from "./autofix-input";
import { splitList } from "./split-list";

export default defineNode({
  name: "customListOutputParser",
  version: 1,
  label: "Custom List Output Parser",
  description: "Reads the model's answer as a list with a separator of your choice.",
  category: "Output Parsers",
  icon: "list.svg",
  provides: ["CustomListOutputParser", ...outputParserClasses],
  summary: ["length", "separator"],
  inputs: {
    length: {
      type: "number",
      label: "Length",
      description: "How many values the list must have. Empty: any number.",
      step: 1,
      min: 1,
      optional: true,
    },
    separator: {
      type: "string",
      label: "Separator",
      description: "What stands between two values.",
      default: ",",
      optional: true,
    },
    ...autofixInput,
  },
  async create({ inputs }): Promise<OutputParser> {
    // A line break or a tab can only be typed in its escaped form.
    const separator = (inputs.separator || ",").replaceAll(String.raw`\n`, "\n").replaceAll(String.raw`\t`, "\t");
    const { length } = inputs;
    const count = length === undefined ? "" : `${length} `;
    return {
      formatInstructions: `Answer with a list of ${count}values separated by ${JSON.stringify(separator)} and nothing else, for example: ${["foo", "bar", "baz"].join(separator)}`,
      autofix: inputs.autofixParser,
      async parse(text) {
        const parts = splitList(text, separator);
        if (length !== undefined && parts.length !== length)
          throw new Error(`it has ${parts.length} values instead of ${length}`);
        return parts;
      },
    };
  },
});
