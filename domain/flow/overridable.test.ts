import { expect, it } from "vitest";
import type { Fields } from "@/domain/catalogue/field";
import { overridableFields } from "./overridable";

it("callers can be given what a person types, and never wires, secrets, code, files or addresses", () => {
  const fields: Fields = {
    model: { type: "slot", label: "Model", accepts: "BaseChatModel" },
    secret: { type: "password", label: "Secret" },
    run: { type: "code", label: "Code", language: "javascript" },
    pdf: { type: "file", label: "File", fileType: ".pdf" },
    basepath: { type: "string", label: "Base Path" },
    baseURL: { type: "string", label: "Base URL" },
    defaultHeaders: { type: "json", label: "Headers" },
    temperature: { type: "number", label: "Temperature" },
    systemMessage: { type: "string", label: "System Message" },
  };
  expect(overridableFields({ inputs: fields })).toEqual([
    { name: "temperature", label: "Temperature", type: "number" },
    { name: "systemMessage", label: "System Message", type: "string" },
  ]);
});

it("a note has nothing to replace", () => {
  expect(overridableFields({ inputs: { note: { type: "string", label: "Note" } }, note: true })).toEqual([]);
});
