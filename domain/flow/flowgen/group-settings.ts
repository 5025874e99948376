import { chosenModel, type modelOf } from "./model-of";
import { leftovers, numberOf, textOf } from "./translated";

const methods = ["auto", "manual", "random", "round_robin"];

/** The inputs of a Group Chat. FlowGen's groups let a model choose who speaks. */
export function groupSettings(
  data: Readonly<Record<string, unknown>>,
  model: ReturnType<typeof modelOf>,
): { inputs: Record<string, unknown>; remarks: string[] } {
  const stored = textOf(data, "speaker_selection_method");
  const method = methods.includes(stored) ? stored : "auto";
  const rounds = numberOf(data, "max_round");
  return {
    inputs: {
      groupSpeakerSelection: method,
      ...((method === "auto" || method === "manual") && chosenModel("groupModel", model)),
      ...(rounds !== undefined && rounds >= 1 && { groupMaxRound: Math.min(1000, Math.trunc(rounds)) }),
      ...(data["send_introductions"] === true && { groupSendIntroductions: true }),
    },
    remarks: [
      ...(stored !== "" && stored !== method
        ? [`Who speaks is chosen by a model; “${stored}” is not known here.`]
        : []),
      ...leftovers(data, [
        "description",
        "speaker_selection_method",
        "max_round",
        "send_introductions",
        "involve_user",
      ]),
    ],
  };
}
