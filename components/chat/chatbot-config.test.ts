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
        avatars: {},
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

  it("reads what stands on a colour of its own, and the theme that reads on it", () => {
    const { theme, failureText } = readChatbotLook({
      errorMessage: "Write to us.",
      backgroundColor: "#fafafa",
      fontSize: "16",
      botMessage: { backgroundColor: "#101020", showAvatar: true, avatarSrc: "data:image/png;base64,AAAA" },
      userMessage: { showAvatar: false, avatarSrc: "https://pictures.example/me.png" },
      textInput: { backgroundColor: "#fff", textColor: "#222222" },
      titleAvatarSrc: "javascript:alert(1)",
    });
    expect(failureText).toBe("Write to us.");
    expect(theme.page).toEqual({ style: { backgroundColor: "#fafafa", color: "#000000" }, scheme: "light" });
    expect(theme.answer).toEqual({ style: { backgroundColor: "#101020", color: "#ffffff" }, scheme: "dark" });
    expect(theme.input).toEqual({ style: { backgroundColor: "#fff", color: "#222222" }, scheme: "light" });
    expect(theme.fontSize).toBe(16);
    expect(theme.avatars).toEqual({ answer: "data:image/png;base64,AAAA" });
  });

  it("takes no colour that could be more than one", () => {
    const look = readChatbotLook({ titleBackgroundColor: "red; background: url(https://evil.example)" });
    expect(look.theme.header).toBeUndefined();
  });
});
