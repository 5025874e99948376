// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useRef, useState } from "react";
import { afterEach, describe, expect, it } from "vitest";
import { TooltipProvider } from "@/components/ui/tooltip";
import { Composer } from "./composer";

afterEach(cleanup);

function Stage({
  onSend,
  busy = false,
  disabledReason,
}: {
  onSend: (text: string) => void;
  busy?: boolean;
  disabledReason?: string;
}) {
  const [value, setValue] = useState("");
  const field = useRef<HTMLTextAreaElement>(null);
  return (
    <TooltipProvider>
      <Composer
        field={field}
        value={value}
        onChange={setValue}
        onSend={() => onSend(value)}
        onStop={() => onSend("stop")}
        busy={busy}
        disabledReason={disabledReason}
      />
    </TooltipProvider>
  );
}

function start(props: { busy?: boolean; disabledReason?: string } = {}) {
  const sent: string[] = [];
  render(<Stage onSend={(text) => sent.push(text)} {...props} />);
  return { sent, field: screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Message" }) };
}

describe("the composer", () => {
  it("sends on Enter and begins a line on Shift and Enter", async () => {
    const { sent, field } = start();
    await userEvent.type(field, "one{Shift>}{Enter}{/Shift}two{Enter}");
    expect(sent).toEqual(["one\ntwo"]);
  });

  it("leaves Enter to the input method while it offers words", () => {
    const { sent, field } = start();
    fireEvent.change(field, { target: { value: "にほ" } });
    fireEvent.keyDown(field, { key: "Enter", isComposing: true });
    fireEvent.keyDown(field, { key: "Enter", keyCode: 229 });
    expect(sent).toEqual([]);
    fireEvent.keyDown(field, { key: "Enter" });
    expect(sent).toEqual(["にほ"]);
  });

  it("stops instead of sending while an answer arrives, and lets one type on", async () => {
    const { sent, field } = start({ busy: true });
    await userEvent.type(field, "next{Enter}");
    expect(sent).toEqual([]);
    expect(field.value).toBe("next");
    await userEvent.click(screen.getByRole("button", { name: "Stop" }));
    expect(sent).toEqual(["stop"]);
  });

  it("says why it cannot send, and keeps what is typed", async () => {
    const { sent, field } = start({ disabledReason: "Mend the flow first." });
    await userEvent.type(field, "hello{Enter}");
    expect(sent).toEqual([]);
    expect(field.value).toBe("hello");
    expect(screen.getByText("Mend the flow first.")).toBeTruthy();
  });
});
