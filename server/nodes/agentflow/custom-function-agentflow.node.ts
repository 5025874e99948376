import { defineStep } from "../define-step";
import { functionGlobals } from "./function-globals";
import { runFunction } from "./run-function";
import { stateChanges } from "./state-changes";
import { updateStateInput } from "./update-state-input";

export default defineStep({
  name: "customFunctionAgentflow",
  version: 1.1,
  label: "Custom Function",
  description: "Runs JavaScript of your own in a sandbox.",
  icon: "function-step.svg",
  step: { color: "#E4B7FF" },
  inputs: {
    customFunctionInputVariables: {
      type: "array",
      layout: "pairs",
      label: "Input Variables",
      description: "Each is a variable of the function with a dollar sign: name becomes $name.",
      optional: true,
      references: true,
      row: {
        variableName: { type: "string", label: "Variable Name" },
        variableValue: { type: "string", label: "Variable Value", references: true },
      },
    },
    customFunctionJavascriptFunction: {
      type: "code",
      language: "javascript",
      label: "Javascript Function",
      description:
        "Body of an async function. $input is what the flow was asked; $flow, $vars and the variables above are there too. What it puts into $flow.state is kept. fetch and axios reach the web.",
      example: "const words = $input.split(/\\s+/);\n$flow.state.words = String(words.length);\nreturn words[0];",
    },
    customFunctionUpdateState: updateStateInput,
  },
  async run({ inputs, tools, scope, signal }) {
    const code = inputs.customFunctionJavascriptFunction;
    const globals = functionGlobals(await scope.scriptGlobals(), inputs.customFunctionInputVariables, scope);
    const { result, state } = await runFunction(tools, { code, globals, signal }, scope.state);
    const content = typeof result === "string" ? result : (JSON.stringify(result, null, 2) ?? "");
    if (scope.streaming) scope.emit({ type: "token", text: content });
    const changed = { ...state, ...stateChanges(inputs.customFunctionUpdateState).state };
    return { output: { content }, ...(Object.keys(changed).length > 0 && { state: changed }) };
  },
});
