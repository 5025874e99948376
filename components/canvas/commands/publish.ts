import { CloudUpload } from "lucide-react";
import { msg } from "@/components/words/msg";
import type { Command } from "./command";

export const publish: Command = {
  id: "publish",
  name: msg("Publish"),
  group: "Flow",
  icon: CloudUpload,
  words: ["deploy", "release", "api"],
  writes: true,
  run: ({ deeds }) => deeds.publish(),
};
