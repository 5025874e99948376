// Runs exported projects that have been compiled, several in one process: what they have in common is loaded once.
process.on("message", async ({ id, file, question, typed, thread, environment }) => {
  try {
    Object.assign(process.env, environment);
    const { ask, resume } = await import(file);
    const waits = [];
    let answer = await ask({ question, ...(thread && { thread }) });
    for (const decision of typed) {
      waits.push(answer.waiting?.content ?? "nothing");
      answer = await resume(answer.thread, decision);
    }
    if (answer.waiting) waits.push(answer.waiting.content);
    process.send({ id, text: answer.text, waits });
  } catch (error) {
    process.send({ id, error: error instanceof Error ? error.message : String(error) });
  }
});
