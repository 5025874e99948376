import { createServer } from "node:net";

/** Finds out before minutes of installing and building that the port cannot be had. */
export async function ensurePort(setting) {
  const port = setting?.trim() ? Number(setting) : 3000;
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Error("PORT must be a port from 1 to 65535, for example PORT=3000");
  }
  await new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) => reject(new Error(refusal(error, port))));
    probe.listen(port, () => probe.close(resolve));
  });
}

function refusal(error, port) {
  if (error.code === "EADDRINUSE") return `Port ${port} is in use. Choose another: PORT=${port + 1} npm start`;
  if (error.code === "EACCES") return `Port ${port} needs more rights than this user has. Choose one above 1023.`;
  return `Port ${port} cannot be opened: ${error.message}`;
}
