export const languages = ["curl", "python", "javascript", "typescriptSdk", "pythonSdk", "flowiseSdk"] as const;
export type Language = (typeof languages)[number];

interface LanguageTexts {
  /** On the tab. */
  label: string;
  /** What the highlighter calls it. */
  highlight: string;
  /** What has to be installed. */
  install?: string;
}

export const languageTexts: Record<Language, LanguageTexts> = {
  curl: { label: "cURL", highlight: "bash" },
  python: { label: "Python", highlight: "python", install: "pip install requests" },
  javascript: { label: "JavaScript", highlight: "javascript" },
  typescriptSdk: { label: "TypeScript SDK", highlight: "typescript", install: "npm install @weft/client" },
  pythonSdk: { label: "Python SDK", highlight: "python", install: "pip install weft-client" },
  flowiseSdk: { label: "flowise-sdk", highlight: "javascript", install: "npm install flowise-sdk" },
};
