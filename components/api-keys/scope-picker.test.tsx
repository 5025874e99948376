// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it } from "vitest";
import { ScopePicker } from "./scope-picker";
import type { Scope } from "./scopes";

afterEach(cleanup);

it("adds and takes away what a key may do", async () => {
  const chosen: (readonly Scope[])[] = [];
  render(<ScopePicker value={["predict"]} onChange={(scopes) => chosen.push(scopes)} error={null} />);
  await userEvent.click(screen.getByRole("checkbox", { name: /Messages/ }));
  await userEvent.click(screen.getByRole("checkbox", { name: /Predict/ }));
  expect(chosen).toEqual([["predict", "messages"], []]);
});
