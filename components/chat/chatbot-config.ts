import type { CSSProperties } from "react";
import { z } from "zod";
import type { ChatTheme } from "./chat-theme";
import { textOn } from "./text-on";

/** How a flow's owner wants its chat to greet and look. */
export interface ChatbotLook {
  title: string | undefined;
  greeting: string | undefined;
  starterPrompts: string[];
  placeholder: string | undefined;
  theme: ChatTheme;
}

const text = z
  .string()
  .transform((value) => value.trim() || undefined)
  .optional()
  .catch(undefined);
/** Only plain colours: the value ends up in a style. */
const colour = z
  .string()
  .regex(/^(#[\da-f]{3,8}|(rgb|hsl|oklch)a?\([\d.,%/ a-z]+\)|[a-z]{3,20})$/i)
  .optional()
  .catch(undefined);

const schema = z.object({
  title: text,
  titleBackgroundColor: colour,
  titleTextColor: colour,
  welcomeMessage: text,
  starterPrompts: z.record(z.string(), z.object({ prompt: z.string() }).catch({ prompt: "" })).catch({}),
  userMessage: z.object({ backgroundColor: colour, textColor: colour }).catch({}),
  textInput: z.object({ placeholder: text, sendButtonColor: colour }).catch({}),
});

/** Reads the stored settings; a part that cannot be read counts as not set. */
export function readChatbotLook(config: unknown): ChatbotLook {
  const read = schema.catch({ starterPrompts: {}, userMessage: {}, textInput: {} }).parse(config);
  const { userMessage, textInput } = read;
  return {
    title: read.title,
    greeting: read.welcomeMessage,
    starterPrompts: Object.values(read.starterPrompts).flatMap(({ prompt }) =>
      prompt.trim() === "" ? [] : [prompt.trim()],
    ),
    placeholder: textInput.placeholder,
    theme: {
      header: pair(read.titleBackgroundColor, read.titleTextColor),
      question: pair(userMessage.backgroundColor, userMessage.textColor),
      sendButton: pair(textInput.sendButtonColor, undefined),
    },
  };
}

/** A background alone gets the text that reads on it. */
function pair(backgroundColor: string | undefined, color: string | undefined): CSSProperties | undefined {
  if (backgroundColor === undefined && color === undefined) return undefined;
  return { backgroundColor, color: color ?? (backgroundColor === undefined ? undefined : textOn(backgroundColor)) };
}
