import type { Fields } from "@/domain/catalogue/field";

export const headerInput = {
  splitByHeaders: {
    type: "options",
    label: "Split by Headers",
    description: "Makes one document of each section down to this depth, its heading included, however long it is.",
    options: [
      { label: "Disabled", name: "disabled" },
      { label: "# Headers (H1)", name: "h1" },
      { label: "## Headers (H2)", name: "h2" },
      { label: "### Headers (H3)", name: "h3" },
      { label: "#### Headers (H4)", name: "h4" },
      { label: "##### Headers (H5)", name: "h5" },
      { label: "###### Headers (H6)", name: "h6" },
    ],
    default: "disabled",
    optional: true,
  },
} as const satisfies Fields;

export type HeaderDepth = (typeof headerInput.splitByHeaders.options)[number]["name"];
