// @vitest-environment happy-dom
import { act, cleanup, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { Popover, PopoverContent, PopoverTrigger } from "./popover";

afterEach(cleanup);

const stage = (open: string) =>
  ["first", "second"].map((name) => (
    <Popover key={name} open={open === name} onOpenChange={(next) => !next && shut(name)}>
      <PopoverTrigger>{name} trigger</PopoverTrigger>
      <PopoverContent aria-label={name}>
        <input aria-label={`${name} field`} />
      </PopoverContent>
    </Popover>
  ));
const shut = vi.fn<(name: string) => void>();

it("a popover that is opened while another closes stays open and keeps the focus", async () => {
  const { rerender } = render(stage("first"));
  await screen.findByRole("dialog", { name: "first" });
  rerender(stage("second"));
  await waitFor(() => expect(screen.queryByRole("dialog", { name: "first" })).toBeNull());
  // Focus is given back a turn after the first is gone.
  await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
  expect(shut).not.toHaveBeenCalledWith("second");
  expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "second field" }));
});

it("a popover that is closed gives the focus back to its trigger", async () => {
  const { rerender } = render(stage("first"));
  await screen.findByRole("dialog", { name: "first" });
  rerender(stage("none"));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("button", { name: "first trigger" })));
});
