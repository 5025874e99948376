// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { InlineEdit } from "./inline-edit";

afterEach(cleanup);

describe("editing in place", () => {
  let happened: string[] = [];
  beforeEach(() => {
    happened = [];
    render(
      <InlineEdit
        label="Name"
        value="Support"
        onSave={(value) => happened.push(`save ${value}`)}
        onDone={(byKey) => happened.push(byKey ? "done by key" : "done")}
      />,
    );
  });
  const field = () => screen.getByRole("textbox", { name: "Name" });

  it("begins with the whole text selected, so that typing replaces it", async () => {
    await userEvent.keyboard("Sales{Enter}");
    expect(happened).toEqual(["save Sales", "done by key"]);
  });

  it("saves when the field is left", async () => {
    await userEvent.type(field(), " desk");
    await userEvent.tab();
    expect(happened).toEqual(["save Support desk", "done"]);
  });

  it("takes the text back on Escape", async () => {
    await userEvent.type(field(), " desk{Escape}");
    expect(happened).toEqual(["done by key"]);
  });

  it("saves neither nothing nor what it was", async () => {
    await userEvent.clear(field());
    await userEvent.type(field(), "   {Enter}");
    expect(happened).toEqual(["done by key"]);
  });
});
