import { msg, type Wording } from "@/components/words/msg";
import type { SavedTool } from "@/domain/tools/saved-tool";

interface Row {
  property: string;
  type: "string" | "number" | "boolean" | "array";
  description: string;
  required: boolean;
}

const schemaOf = (...rows: Row[]): string =>
  JSON.stringify(
    rows.map((row, id) => ({ id, ...row })),
    null,
    2,
  );

/** Tools to begin from. Each runs as it stands. */
export const toolExamples: readonly (SavedTool & { title: Wording })[] = [
  {
    ...{ title: msg("Work with numbers"), name: "monthly_rate", color: "#2f7d5b", iconSrc: null },
    description: "Works out the monthly rate of a loan from its sum, its yearly interest in percent, and its years.",
    schema: schemaOf(
      { property: "sum", type: "number", description: "What is lent", required: true },
      { property: "interest", type: "number", description: "Percent a year, such as 3.5", required: true },
      { property: "years", type: "number", description: "How long it is paid back", required: true },
    ),
    func: `const months = $years * 12;
const rate = $interest / 100 / 12;
const monthly = rate === 0 ? $sum / months : ($sum * rate) / (1 - (1 + rate) ** -months);
return { monthly: Math.round(monthly * 100) / 100, total: Math.round(monthly * months * 100) / 100 };`,
  },
  {
    ...{ title: msg("Ask a web service"), name: "get_weather", color: "#2f6f9f", iconSrc: null },
    description: "Says what the weather is like at a place now. Use it for every question about today's weather.",
    schema: schemaOf({
      property: "city",
      type: "string",
      description: "Name of the city, in English",
      required: true,
    }),
    func: `const found = await fetch(
  \`https://geocoding-api.open-meteo.com/v1/search?count=1&name=\${encodeURIComponent($city)}\`,
);
const [place] = (await found.json()).results ?? [];
if (!place) return \`There is no place called \${$city}.\`;
const { latitude, longitude, name, country } = place;
const asked = await fetch(
  \`https://api.open-meteo.com/v1/forecast?latitude=\${latitude}&longitude=\${longitude}&current=temperature_2m,wind_speed_10m\`,
);
const { current } = await asked.json();
return \`\${name}, \${country}: \${current.temperature_2m} °C, wind \${current.wind_speed_10m} km/h\`;`,
  },
  {
    ...{ title: msg("Look something up"), name: "opening_hours", color: "#8a5a2b", iconSrc: null },
    description: "Says when a branch is open on a day of the week.",
    schema: schemaOf(
      { property: "branch", type: "string", description: "harbour or station", required: true },
      { property: "day", type: "string", description: "A day of the week, in English", required: false },
    ),
    func: `const hours = {
  harbour: { saturday: "10:00 to 14:00", sunday: "closed", other: "9:00 to 18:00" },
  station: { saturday: "8:00 to 20:00", sunday: "10:00 to 18:00", other: "7:00 to 22:00" },
};
const branch = hours[$branch.toLowerCase()];
if (!branch) return \`There is no branch "\${$branch}". There are: \${Object.keys(hours).join(", ")}.\`;
return $day ? (branch[$day.toLowerCase()] ?? branch.other) : branch;`,
  },
  {
    ...{ title: msg("Use a variable of the workspace"), name: "ticket_link", color: "#6b4fa0", iconSrc: null },
    description: "Gives the address of a ticket by its number.",
    schema: schemaOf({ property: "ticket", type: "string", description: "Such as T-1042", required: true }),
    func: `// $vars holds what stands under Variables, $flow what is known of the flow that asks.
const base = $vars.ticket_system ?? "https://tickets.example.com";
return \`\${base}/\${encodeURIComponent($ticket.trim().toUpperCase())}\`;`,
  },
];
