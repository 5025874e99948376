import { z } from "zod";
import { asRecord } from "./as-record";
import type { Place, SettingPath } from "./place";
import { requireChosen } from "./require-chosen";
import { section } from "./section";
import type { ServiceSpec } from "./service-spec";
import { readServices, serviceValues, type ServiceValues, writeServices } from "./service-values";
import { choiceAt, flagAt, shortText } from "./simple-places";
import { hearingServices, speakingServices } from "./speech-services";

/** One of the services is switched on, or none. */
function chosenAt(path: SettingPath, specs: readonly ServiceSpec[]): Place<string> {
  const isOn = (value: unknown): boolean => asRecord(value)["status"] === true;
  return {
    path,
    schema: z.enum(["none", ...specs.map(({ name }) => name)]),
    read: (stored) => {
      const settings = asRecord(stored);
      const on = Object.keys(settings).find((name) => name !== "none" && isOn(settings[name]));
      return specs.some(({ name }) => name === on) ? (on ?? "none") : "none";
    },
    write: (chosen, stored) => {
      const off = Object.fromEntries(
        Object.entries(asRecord(stored)).map(([name, value]): [string, unknown] => [
          name,
          isOn(value) ? { ...asRecord(value), status: false } : value,
        ]),
      );
      return { ...off, [chosen]: { ...asRecord(off[chosen]), status: true } };
    },
  };
}

const servicesAt = (path: SettingPath, specs: readonly ServiceSpec[]): Place<ServiceValues> => ({
  path,
  schema: serviceValues,
  read: (stored) => readServices(specs, stored),
  write: (values, stored) => writeServices(specs, values, stored),
});

/** Who writes down recordings. */
export const speechToText = section(
  { provider: chosenAt(["speechToText"], hearingServices), services: servicesAt(["speechToText"], hearingServices) },
  ({ provider, services }, report) => requireChosen(hearingServices, provider, services, report),
);

/** Who reads answers aloud. */
export const textToSpeech = section(
  { provider: chosenAt(["textToSpeech"], speakingServices), services: servicesAt(["textToSpeech"], speakingServices) },
  ({ provider, services }, report) => requireChosen(speakingServices, provider, services, report),
);

const types: Place<string[]> = {
  path: ["chatbotConfig", "fullFileUpload", "allowedUploadFileTypes"],
  schema: z.array(shortText(120)).max(100),
  read: (stored) =>
    typeof stored === "string"
      ? stored
          .split(",")
          .map((type) => type.trim())
          .filter(Boolean)
      : [],
  write: (list) => list.join(","),
};

/** Files whose whole text goes to the model. */
export const fileUpload = section(
  {
    enabled: flagAt(["chatbotConfig", "fullFileUpload", "status"]),
    types,
    pdf: choiceAt(["chatbotConfig", "fullFileUpload", "pdfFile", "usage"], ["perPage", "perFile"], "perPage"),
  },
  ({ enabled, types: chosen }, report) => {
    if (enabled && chosen.length === 0) report("types", "Allow at least one type.");
  },
);
