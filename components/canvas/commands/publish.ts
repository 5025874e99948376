import { CloudUpload } from "lucide-react";
import type { Command } from "./command";

export const publish: Command = {
  id: "publish",
  name: "Publish",
  group: "Flow",
  icon: CloudUpload,
  words: ["deploy", "release", "api"],
  writes: true,
  run: ({ deeds }) => deeds.publish(),
};
