// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, expect, it } from "vitest";
import { Dialog, DialogContent } from "./dialog";
import { TooltipProvider } from "./tooltip";

afterEach(cleanup);

function Stage() {
  const [open, setOpen] = useState(false);
  return (
    <TooltipProvider>
      <button type="button" onClick={() => setOpen(true)}>
        Open
      </button>
      <Dialog open={open} onOpenChange={setOpen}>
        <DialogContent title="A dialog">text</DialogContent>
      </Dialog>
    </TooltipProvider>
  );
}

it("a dialog without a trigger of its own gives the focus back to what opened it", async () => {
  render(<Stage />);
  await userEvent.click(screen.getByRole("button", { name: "Open" }));
  await screen.findByRole("dialog", { name: "A dialog" });
  await userEvent.keyboard("{Escape}");
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("button", { name: "Open" })));
});
