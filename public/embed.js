// Puts a flow's chat on any website: a bubble in the corner, or the chat in a place of the page.
//
//   <script src="https://weft.example/embed.js" data-flow="FLOW ID" defer></script>
//   <div id="chat" style="height: 40rem"></div>
//   <script src="https://weft.example/embed.js" data-flow="FLOW ID" data-target="#chat" defer></script>
//
// data-title, data-color, data-position (left, right), data-theme (light, dark) and data-open change how it looks.
// `window.Weft` holds open(), close(), reset() (a new session) and remove() of the last one, and mount(options).
(() => {
  const own = document.currentScript;
  const origin = new URL(own instanceof HTMLScriptElement ? own.src : location.href).origin;

  const styles = `
    :host { all: initial; }
    button { position: fixed; bottom: 20px; inset-inline: var(--inset); width: 56px; height: 56px; border: 0; border-radius: 50%;
      display: grid; place-items: center; cursor: pointer; color: var(--on); background: var(--color); z-index: 2147483000;
      box-shadow: 0 4px 16px rgb(0 0 0 / .2); transition: transform .15s ease-out; }
    button:hover { transform: scale(1.04); }
    button:focus-visible { outline: 3px solid var(--color); outline-offset: 3px; }
    svg { width: 26px; height: 26px; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
    .panel { position: fixed; bottom: 88px; inset-inline: var(--inset); width: min(400px, calc(100vw - 40px)); height: min(640px, calc(100dvh - 108px));
      z-index: 2147483000; border-radius: 12px; overflow: hidden; background: Canvas; box-shadow: 0 8px 32px rgb(0 0 0 / .24); }
    .panel[hidden] { display: none; }
    iframe { width: 100%; height: 100%; border: 0; display: block; color-scheme: normal; }
    @media (max-width: 480px) { .panel { inset: 0; width: 100vw; height: 100dvh; border-radius: 0; } }
    @media (prefers-reduced-motion: reduce) { button { transition: none; } }`;
  const icons = {
    chat: '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M21 12a8 8 0 0 1-8 8H4l2.2-2.9A8 8 0 1 1 21 12Z"/></svg>',
    close: '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="m6 9 6 6 6-6"/></svg>',
  };

  /** What the owner of the flow decided about its chat. Rejects for a flow that this site may not show. */
  async function lookOf(flow) {
    const response = await fetch(`${origin}/api/v1/public-chatbotConfig/${encodeURIComponent(flow)}`);
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    return response.json();
  }

  const isColor = (value) => typeof value === "string" && CSS.supports("color", value);

  /** White or black, whichever reads on the colour. */
  function textOn(color) {
    const context = document.createElement("canvas").getContext("2d");
    if (!context) return "white";
    context.fillStyle = color;
    context.fillRect(0, 0, 1, 1);
    const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
    return 0.299 * red + 0.587 * green + 0.114 * blue > 150 ? "black" : "white";
  }

  function frameFor({ flow, theme }, bubble, title) {
    const frame = document.createElement("iframe");
    const address = new URL(`/chatbot/${encodeURIComponent(flow)}`, origin);
    address.searchParams.set("embed", bubble ? "bubble" : "page");
    if (theme === "light" || theme === "dark") address.searchParams.set("theme", theme);
    frame.src = address.href;
    frame.title = title;
    frame.allow = "clipboard-write; microphone";
    return frame;
  }

  const tell = (frame, message) => frame?.contentWindow?.postMessage({ weft: message }, origin);

  function mountInto(target, options, look) {
    const frame = frameFor(options, false, options.title ?? look.title ?? "Chat");
    Object.assign(frame.style, { width: "100%", height: "100%", border: "0", display: "block" });
    target.append(frame);
    return {
      open: () => tell(frame, "focus"),
      close: () => undefined,
      reset: () => tell(frame, "reset"),
      remove: () => frame.remove(),
    };
  }

  function mountBubble(options, look) {
    const title = options.title ?? look.title ?? "Chat";
    const color = [options.color, look.titleBackgroundColor, look.textInput?.sendButtonColor].find(isColor) ?? "#1f2937";
    const host = document.createElement("div");
    const root = host.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    root.adoptedStyleSheets = [sheet];
    host.style.setProperty("--color", color);
    host.style.setProperty("--on", textOn(color));
    host.style.setProperty("--inset", options.position === "left" ? "20px auto" : "auto 20px");
    const panel = document.createElement("div");
    panel.className = "panel";
    panel.hidden = true;
    panel.id = "panel";
    panel.setAttribute("role", "dialog");
    panel.setAttribute("aria-label", title);
    const button = document.createElement("button");
    button.type = "button";
    button.setAttribute("aria-controls", panel.id);
    root.append(panel, button);

    let frame;
    const show = (open) => {
      panel.hidden = !open;
      button.setAttribute("aria-expanded", String(open));
      button.setAttribute("aria-label", open ? `Close ${title}` : `Open ${title}`);
      button.innerHTML = open ? icons.close : icons.chat;
    };
    const open = () => {
      if (!frame) {
        frame = frameFor(options, true, title);
        panel.append(frame);
        frame.addEventListener("load", () => tell(frame, "focus"));
      }
      show(true);
      frame.focus();
      tell(frame, "focus");
    };
    const close = () => {
      if (panel.hidden) return;
      show(false);
      button.focus();
    };
    const listen = (event) => {
      if (event.origin === origin && event.source === frame?.contentWindow && event.data?.weft === "close") close();
    };
    button.addEventListener("click", () => (panel.hidden ? open() : close()));
    root.addEventListener("keydown", (event) => event.key === "Escape" && close());
    window.addEventListener("message", listen);
    show(false);
    document.body.append(host);
    if (options.open) open();
    return {
      open,
      close,
      reset: () => tell(frame, "reset"),
      remove() {
        window.removeEventListener("message", listen);
        host.remove();
      },
    };
  }

  /** Shows a chat. Resolves with its controls, or rejects with the reason why this page cannot have it. */
  async function mount(options) {
    const reason = (cause) =>
      new Error(
        `Weft cannot show the flow "${options.flow}" here. It must exist, be public, and allow ${location.origin}.`,
        { cause },
      );
    const look = await lookOf(options.flow).catch((cause) => Promise.reject(reason(cause)));
    const target = typeof options.target === "string" ? document.querySelector(options.target) : options.target;
    if (options.target && !target) throw new Error(`Weft finds no element "${options.target}" on this page.`);
    const controls = target ? mountInto(target, options, look) : mountBubble(options, look);
    Object.assign(window.Weft, controls);
    return controls;
  }

  window.Weft = { ...window.Weft, mount };
  const given = own instanceof HTMLScriptElement ? own.dataset : {};
  if (!given.flow) return;
  const begin = () => mount({ ...given, open: "open" in given }).catch((error) => console.error(error));
  if (document.body) void begin();
  else document.addEventListener("DOMContentLoaded", () => void begin());
})();
