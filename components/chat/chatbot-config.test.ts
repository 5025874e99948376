import { describe, expect, it } from "vitest";
import { readChatbotLook } from "./chatbot-config";

describe("the looks of a shared chat", () => {
  it("reads what a flow's owner set", () => {
    const look = readChatbotLook({
      title: " Helpdesk ",
      titleBackgroundColor: "#3B81F6",
      titleTextColor: "#fff",
      welcomeMessage: "Hello there",
      starterPrompts: { "0": { prompt: "What can you do" }, "1": { prompt: "" } },
      userMessage: { backgroundColor: "rgb(1, 2, 3)", textColor: "white" },
      textInput: { placeholder: "Type here", sendButtonColor: "#123456" },
    });
    expect(look).toEqual({
      title: "Helpdesk",
      greeting: "Hello there",
      starterPrompts: ["What can you do"],
      placeholder: "Type here",
      theme: {
        header: { backgroundColor: "#3B81F6", color: "#fff" },
        question: { backgroundColor: "rgb(1, 2, 3)", color: "white" },
        sendButton: { backgroundColor: "#123456", color: "#ffffff" },
      },
    });
  });

  it.each([undefined, null, "text", [], { starterPrompts: 5, userMessage: "x", title: 7 }])(
    "takes %j as nothing set",
    (config) => {
      expect(readChatbotLook(config)).toMatchObject({
        title: undefined,
        starterPrompts: [],
        theme: { header: undefined },
      });
    },
  );

  it("takes no colour that could be more than one", () => {
    const look = readChatbotLook({ titleBackgroundColor: "red; background: url(https://evil.example)" });
    expect(look.theme.header).toBeUndefined();
  });
});
