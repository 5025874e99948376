import { exampleCall, type ExampleCall } from "../example-call";
import type { RequestExample } from "../request-example";
import { curlSnippet } from "./curl";
import { flowiseSdkSnippet } from "./flowise-sdk";
import { javascriptSnippet } from "./javascript";
import type { Language } from "./languages";
import { pythonSdkSnippet } from "./python-sdk";
import { pythonSnippet } from "./python";
import { typescriptSdkSnippet } from "./typescript-sdk";

const builders: Record<Language, (call: ExampleCall, example: RequestExample) => string | undefined> = {
  curl: curlSnippet,
  python: pythonSnippet,
  javascript: javascriptSnippet,
  typescriptSdk: typescriptSdkSnippet,
  pythonSdk: pythonSdkSnippet,
  flowiseSdk: flowiseSdkSnippet,
};

/** A whole program that makes the call and prints the answer; undefined when the language's library cannot make it. */
export const snippet = (language: Language, example: RequestExample): string | undefined =>
  builders[language](exampleCall(example), example);
