/**
 * What the browser spends while `work` runs, in milliseconds of processor time: other programs on the machine make it
 * slower, but not more. `script`, `style` and `layout` are the page's own thread; `all` is every process of the browser,
 * painting included.
 */
export async function spentOn(page, work) {
  const session = await page.context().newCDPSession(page);
  const browser = await page.context().browser().newBrowserCDPSession();
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const before = { ...(await ofThread(session)), all: await ofProcesses(browser) };
  const given = await work();
  const after = { ...(await ofThread(session)), all: await ofProcesses(browser) };
  await session.detach();
  await browser.detach();
  const spent = Object.fromEntries(Object.entries(after).map(([name, value]) => [name, value - before[name]]));
  return { given, spent };
}

async function ofThread(session) {
  const { metrics } = await session.send("Performance.getMetrics");
  const ms = (name) => (metrics.find((each) => each.name === name)?.value ?? Number.NaN) * 1000;
  return {
    script: ms("ScriptDuration"),
    style: ms("RecalcStyleDuration"),
    layout: ms("LayoutDuration"),
    thread: ms("TaskDuration"),
  };
}

async function ofProcesses(browser) {
  const { processInfo } = await browser.send("SystemInfo.getProcessInfo");
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0) * 1000;
}
