// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it } from "vitest";
import { ConfirmDialog } from "./confirm-dialog";

afterEach(cleanup);

function open(typeToConfirm?: string) {
  const confirmed: string[] = [];
  render(
    <ConfirmDialog
      open
      onOpenChange={() => undefined}
      title="Delete “Shop key”?"
      action="Delete credential"
      typeToConfirm={typeToConfirm}
      onConfirm={() => confirmed.push("yes")}
    />,
  );
  return confirmed;
}

it("deletes what cannot come back only after its name was typed", async () => {
  const confirmed = open("Shop key");
  const button = screen.getByRole<HTMLButtonElement>("button", { name: "Delete credential" });
  expect(button.disabled).toBe(true);
  await userEvent.type(screen.getByRole("textbox"), "Shop{Enter}");
  expect(confirmed).toEqual([]);
  await userEvent.type(screen.getByRole("textbox"), " key{Enter}");
  expect(confirmed).toEqual(["yes"]);
});

it("asks for nothing but a press when no name is set", async () => {
  const confirmed = open();
  await userEvent.click(screen.getByRole("button", { name: "Delete credential" }));
  expect(confirmed).toEqual(["yes"]);
});
