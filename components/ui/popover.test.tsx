// @vitest-environment happy-dom
import { act, cleanup, render, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { afterEach, expect, it } from "vitest";
import { Popover, PopoverContent, PopoverTrigger } from "./popover";

afterEach(cleanup);

let show: (name: string) => void;

function Stage() {
  const [open, setOpen] = useState("first");
  show = setOpen;
  return ["first", "second"].map((name) => (
    <Popover key={name} open={open === name} onOpenChange={(next) => setOpen(next ? name : "none")}>
      <PopoverTrigger>{name} trigger</PopoverTrigger>
      <PopoverContent aria-label={name}>
        <input aria-label={`${name} field`} />
      </PopoverContent>
    </Popover>
  ));
}

it("a popover that is opened while another closes stays open and keeps the focus", async () => {
  render(<Stage />);
  await screen.findByRole("dialog", { name: "first" });
  act(() => show("second"));
  await waitFor(() => expect(screen.queryByRole("dialog", { name: "first" })).toBeNull());
  // Focus is given back a turn after the first is gone.
  await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
  expect(screen.getByRole("dialog", { name: "second" })).toBeDefined();
  expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "second field" }));
});

it("a popover that is closed gives the focus back to its trigger", async () => {
  render(<Stage />);
  await screen.findByRole("dialog", { name: "first" });
  act(() => show("none"));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("button", { name: "first trigger" })));
});
