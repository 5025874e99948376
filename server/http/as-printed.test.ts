import { expect, it } from "vitest";
import { asPrinted } from "./as-printed";

it("makes JSON of what the guide prints, and leaves texts alone", () => {
  const guide = '{ \\\n"name": "My Chatbot", \\\n"from_type": "flow", \\\n"from_flow": "flow_id", \\\n}';
  expect(JSON.parse(asPrinted(guide))).toEqual({ name: "My Chatbot", from_type: "flow", from_flow: "flow_id" });
  const texts = '{"message": "a, } and \\\\ and \\",] \\n", "list": [1, 2,],}';
  expect(JSON.parse(asPrinted(texts))).toEqual({ message: 'a, } and \\ and ",] \n', list: [1, 2] });
  expect(() => JSON.parse(asPrinted('{"name": '))).toThrow("JSON");
});
