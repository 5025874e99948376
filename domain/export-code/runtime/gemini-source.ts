/** `src/gemini.ts` of an exported project, where a flow names another server for Gemini's API. */
export const geminiSource = String.raw`/** Sends what LangChain's client asks of Gemini to another server. */
export const geminiAt = (base: string, key: string) => ({
  hasApiKey: () => true,
  getProjectId: (): Promise<string> => Promise.reject(new Error("Gemini's public API has no projects.")),
  async fetch(request: Request): Promise<Response> {
    const { pathname, search } = new URL(request.url);
    const response = await fetch(base + pathname + search, {
      method: request.method,
      headers: { "content-type": "application/json", "x-goog-api-key": key },
      body: await request.text(),
      signal: request.signal,
    });
    if (!response.ok) throw new Error("Gemini answered " + String(response.status) + ": " + (await response.text()).slice(0, 300));
    return response;
  },
});
`;
