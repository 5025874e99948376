import type { CSSProperties } from "react";
import { z } from "zod";
import { chatColour } from "@/domain/flow-settings/chat-colour";
import type { ChatSurface, ChatTheme } from "./chat-theme";
import { textOn } from "./text-on";

/** How a flow's owner wants its chat to greet and look. */
export interface ChatbotLook {
  title: string | undefined;
  greeting: string | undefined;
  /** Stands in place of what went wrong, for visitors. */
  failureText: string | undefined;
  starterPrompts: string[];
  placeholder: string | undefined;
  theme: ChatTheme;
}

const text = z
  .string()
  .transform((value) => value.trim() || undefined)
  .optional()
  .catch(undefined);
const colour = chatColour.optional().catch(undefined);
const picture = z
  .string()
  .regex(/^(https?:|data:image\/(png|jpeg|webp|gif);base64,)/)
  .optional()
  .catch(undefined);
const message = z
  .object({
    backgroundColor: colour,
    textColor: colour,
    showAvatar: z.boolean().catch(false),
    avatarSrc: picture,
  })
  .catch({ showAvatar: false });

const schema = z.object({
  title: text,
  titleBackgroundColor: colour,
  titleTextColor: colour,
  titleAvatarSrc: picture,
  welcomeMessage: text,
  errorMessage: text,
  backgroundColor: colour,
  fontSize: z.coerce.number().min(10).max(24).optional().catch(undefined),
  starterPrompts: z.record(z.string(), z.object({ prompt: z.string() }).catch({ prompt: "" })).catch({}),
  userMessage: message,
  botMessage: message,
  textInput: z
    .object({ placeholder: text, sendButtonColor: colour, backgroundColor: colour, textColor: colour })
    .catch({}),
});

const nothing = schema.parse({});

/** Reads the stored settings; a part that cannot be read counts as not set. */
export function readChatbotLook(config: unknown): ChatbotLook {
  const read = schema.catch(nothing).parse(config);
  const { userMessage, botMessage, textInput } = read;
  return {
    title: read.title,
    greeting: read.welcomeMessage,
    failureText: read.errorMessage,
    starterPrompts: Object.values(read.starterPrompts).flatMap(({ prompt }) =>
      prompt.trim() === "" ? [] : [prompt.trim()],
    ),
    placeholder: textInput.placeholder,
    theme: {
      header: pair(read.titleBackgroundColor, read.titleTextColor),
      question: pair(userMessage.backgroundColor, userMessage.textColor),
      sendButton: pair(textInput.sendButtonColor, undefined),
      page: surface(read.backgroundColor, undefined),
      answer: surface(botMessage.backgroundColor, botMessage.textColor),
      input: surface(textInput.backgroundColor, textInput.textColor),
      fontSize: read.fontSize,
      avatars: {
        title: read.titleAvatarSrc,
        question: userMessage.showAvatar ? userMessage.avatarSrc : undefined,
        answer: botMessage.showAvatar ? botMessage.avatarSrc : undefined,
      },
    },
  };
}

/** A background alone gets the text that reads on it. */
function pair(backgroundColor: string | undefined, color: string | undefined): CSSProperties | undefined {
  if (backgroundColor === undefined && color === undefined) return undefined;
  return { backgroundColor, color: color ?? (backgroundColor === undefined ? undefined : textOn(backgroundColor)) };
}

/** What stands on a colour of its own takes the theme that reads on it. */
function surface(backgroundColor: string | undefined, color: string | undefined): ChatSurface | undefined {
  const style = pair(backgroundColor, color);
  if (style === undefined) return undefined;
  const on = backgroundColor === undefined ? undefined : textOn(backgroundColor);
  return { style, scheme: on === undefined ? undefined : on === "#000000" ? "light" : "dark" };
}
