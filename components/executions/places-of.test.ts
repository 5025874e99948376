import { expect, it } from "vitest";
import { placesOf } from "./places-of";

const ran = { flowId: "f", sessionId: "s s", kind: "agentflow", template: null } as const;

it("a run leads to its flow and to the conversation it was part of", () => {
  expect(placesOf(ran).map(({ href }) => href)).toEqual(["/agentflows/f", "/messages/f?session=s%20s"]);
});

it("a run of a template leads to the template and to the reader's own chat, never to the flow behind it", () => {
  const places = (templateId: string | null, chatId: string | null) =>
    placesOf({ ...ran, template: { templateId, chatId } }).map(({ href }) => href);
  expect(places("t", "c")).toEqual(["/templates/t", "/chat?id=c"]);
  expect(places(null, null)).toEqual([]);
});
