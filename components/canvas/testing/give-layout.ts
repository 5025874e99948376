const card = { width: 280, height: 120 };
const page = { width: 1440, height: 900 };

const sizeOf = (element: Element) => (element.matches(".react-flow__node, .react-flow__node *") ? card : page);

/** Gives sizes to a page that has no layout: the canvas library draws no wire before it has measured its cards. */
export function giveLayout(): void {
  const give = (of: object, name: string, value: PropertyDescriptor) =>
    Object.defineProperty(of, name, { configurable: true, ...value });
  for (const [name, side] of [
    ["offsetWidth", "width"],
    ["offsetHeight", "height"],
  ] as const)
    give(HTMLElement.prototype, name, {
      get(this: HTMLElement) {
        return sizeOf(this)[side];
      },
    });
  give(Element.prototype, "getBoundingClientRect", {
    value(this: Element) {
      const { width, height } = sizeOf(this);
      return new DOMRect(0, 0, width, height);
    },
  });
  give(document, "elementsFromPoint", { value: () => [] });
  give(globalThis, "ResizeObserver", { value: Observer });
}

type Tell = (entries: { target: Element }[]) => void;

/** Tells once of everything that it is asked to observe, together. */
class Observer {
  readonly #tell: Tell;
  #waiting: { target: Element }[] = [];

  constructor(tell: Tell) {
    this.#tell = tell;
  }

  observe(target: Element): void {
    this.#waiting.push({ target });
    if (this.#waiting.length > 1) return;
    queueMicrotask(() => {
      const entries = this.#waiting;
      this.#waiting = [];
      if (entries.length > 0) this.#tell(entries);
    });
  }

  unobserve(): void {
    // What was told is not told again.
  }

  disconnect(): void {
    this.#waiting = [];
  }
}
