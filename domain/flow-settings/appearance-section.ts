import { z } from "zod";
import type { Place, SettingPath } from "./place";
import { section } from "./section";
import { colourAt, flagAt, numberAt, textAt } from "./simple-places";

/** Settings are read at each call, so that a picture has to be a small one. */
const pictureLength = 16_000;

/** A picture by its address, or whole in a `data:` address. */
const pictureAt = (path: SettingPath): Place<string> => ({
  ...textAt(path, pictureLength),
  schema: z.union(
    [
      z.literal(""),
      z
        .string()
        .max(pictureLength)
        .regex(/^(https?:\/\/\S+|data:image\/(png|jpeg|webp|gif);base64,[A-Za-z\d+/=]+)$/),
    ],
    { error: "Write an address that begins with https://, or choose a picture." },
  ),
});

/** How the chat page greets and looks; the keys are those of Flowise's chat window. */
export const appearance = section({
  title: textAt(["chatbotConfig", "title"], 200),
  welcomeMessage: textAt(["chatbotConfig", "welcomeMessage"], 2000),
  errorMessage: textAt(["chatbotConfig", "errorMessage"], 2000),
  placeholder: textAt(["chatbotConfig", "textInput", "placeholder"], 200),
  titleAvatar: pictureAt(["chatbotConfig", "titleAvatarSrc"]),
  titleBackground: colourAt(["chatbotConfig", "titleBackgroundColor"]),
  titleText: colourAt(["chatbotConfig", "titleTextColor"]),
  background: colourAt(["chatbotConfig", "backgroundColor"]),
  fontSize: numberAt(["chatbotConfig", "fontSize"], { min: 10, max: 24 }),
  answerBackground: colourAt(["chatbotConfig", "botMessage", "backgroundColor"]),
  answerText: colourAt(["chatbotConfig", "botMessage", "textColor"]),
  answerShowsAvatar: flagAt(["chatbotConfig", "botMessage", "showAvatar"]),
  answerAvatar: pictureAt(["chatbotConfig", "botMessage", "avatarSrc"]),
  questionBackground: colourAt(["chatbotConfig", "userMessage", "backgroundColor"]),
  questionText: colourAt(["chatbotConfig", "userMessage", "textColor"]),
  questionShowsAvatar: flagAt(["chatbotConfig", "userMessage", "showAvatar"]),
  questionAvatar: pictureAt(["chatbotConfig", "userMessage", "avatarSrc"]),
  inputBackground: colourAt(["chatbotConfig", "textInput", "backgroundColor"]),
  inputText: colourAt(["chatbotConfig", "textInput", "textColor"]),
  sendButton: colourAt(["chatbotConfig", "textInput", "sendButtonColor"]),
});
