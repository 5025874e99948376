import { expect, it } from "vitest";
import { plainManners, readChatManners } from "./chat-manners";

const uploads = {
  isSpeechToTextEnabled: true,
  isImageUploadAllowed: true,
  isRAGFileUploadAllowed: false,
  imgUploadSizeAndTypes: [{ fileTypes: ["image/png", ""], maxUploadSize: 5 }],
  fileUploadSizeAndTypes: [{ fileTypes: ["application/pdf"], maxUploadSize: 10 }],
};

it("reads what a flow's chat offers beside typing", () => {
  const config = {
    uploads,
    isTTSEnabled: true,
    chatFeedback: { status: true },
    leads: { status: true, title: "Who are you?", email: true },
  };
  expect(readChatManners(config)).toEqual({
    files: {
      images: { types: ["image/png", ""], maxBytes: 5 * 1024 * 1024 },
      documents: { types: ["application/pdf"], maxBytes: 10 * 1024 * 1024 },
    },
    hears: true,
    speaks: true,
    asksJudgement: true,
    leads: { status: true, title: "Who are you?", name: false, email: true, phone: false },
  });
});

it("offers no images where the model cannot see, and asks nobody who they are for nothing", () => {
  const blind = readChatManners({
    uploads: { ...uploads, isImageUploadAllowed: false, fileUploadSizeAndTypes: [] },
    leads: { status: true },
  });
  expect(blind.files).toEqual({ images: undefined, documents: undefined });
  expect(blind.leads).toBeUndefined();
});

it.each([undefined, null, "text", {}, { uploads: 5, leads: "x" }])("takes %j as nothing offered", (config) => {
  expect(readChatManners(config)).toEqual({ ...plainManners, files: {}, leads: undefined });
});

it("begins with a form where the flow's first step has one", () => {
  const inputs = { startInputType: "formInput", formTitle: "Ask", formInputTypes: [{ type: "number", name: "n" }] };
  const nodes = [{ id: "startAgentflow_0", data: { id: "startAgentflow_0", name: "startAgentflow", inputs } }];
  const formOf = (flowData: unknown) => readChatManners({ flowData }).form;
  expect(formOf(JSON.stringify({ nodes, edges: [] }))).toEqual({
    ...{ title: "Ask", description: "" },
    fields: [{ type: "number", label: "", name: "n" }],
  });
  expect(formOf(JSON.stringify({ nodes: [], edges: [] }))).toBeUndefined();
  expect(formOf("{")).toBeUndefined();
});
