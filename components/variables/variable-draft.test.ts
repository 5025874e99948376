import { expect, it } from "vitest";
import { nameMistake, referenceTo } from "./variable-draft";

it("takes the names that a reference can hold", () => {
  for (const name of ["user_name", "_x", "Plan2"]) expect(nameMistake(name, [])).toBeNull();
  for (const name of ["", "2plan", "user name", "user-name", "größe", "a.b"])
    expect(nameMistake(name, [])).not.toBeNull();
});

it("refuses a name that another variable has", () => {
  expect(nameMistake("plan", ["plan"])).toBe("Another variable has this name.");
});

it("writes the reference as flows do", () => {
  expect(referenceTo("plan")).toBe("{{$vars.plan}}");
});
