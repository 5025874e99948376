// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import type { CredentialSpec } from "@/domain/catalogue/credential-spec";
import { maskedSecret } from "@/domain/catalogue/masked-secret";
import { type CredentialDraft, CredentialForm } from "./credential-form";

afterEach(cleanup);

const spec: CredentialSpec = {
  name: "exampleApi",
  label: "Example",
  fields: {
    key: { type: "password", label: "Key" },
    address: { type: "string", label: "Address", optional: true },
  },
};

function open(initial: CredentialDraft) {
  const saved: CredentialDraft[] = [];
  render(
    <Dialog open>
      <DialogContent title="Credential">
        <CredentialForm spec={spec} initial={initial} busy={false} error={null} onSave={(draft) => saved.push(draft)} />
      </DialogContent>
    </Dialog>,
  );
  return saved;
}

const save = () => userEvent.click(screen.getByRole("button", { name: "Save credential" }));
const keyField = () => screen.getByLabelText<HTMLInputElement>(/^Key/);

describe("the form of a credential", () => {
  it("says what is missing instead of saving", async () => {
    const saved = open({ name: "Mine", values: {} });
    await save();
    expect(saved).toEqual([]);
    expect(keyField().getAttribute("aria-invalid")).toBe("true");
    expect(screen.getByText("Key is needed.")).toBeTruthy();
  });

  it("never puts a stored secret into the page, and keeps it when it is left alone", async () => {
    const saved = open({ name: "Mine", values: { key: maskedSecret } });
    expect(document.body.innerHTML).not.toContain(maskedSecret);
    await save();
    expect(saved).toEqual([{ name: "Mine", values: { key: maskedSecret } }]);
  });

  it("replaces a stored secret only when asked to", async () => {
    const saved = open({ name: "Mine", values: { key: maskedSecret } });
    await userEvent.click(screen.getByRole("button", { name: "Replace" }));
    await userEvent.type(keyField(), "new-secret");
    await save();
    expect(saved).toEqual([{ name: "Mine", values: { key: "new-secret" } }]);
  });

  it("can take the replacement back", async () => {
    const saved = open({ name: "Mine", values: { key: maskedSecret } });
    await userEvent.click(screen.getByRole("button", { name: "Replace" }));
    await userEvent.type(keyField(), "half a sec");
    await userEvent.click(screen.getByRole("button", { name: "Keep the stored one" }));
    await save();
    expect(saved).toEqual([{ name: "Mine", values: { key: maskedSecret } }]);
  });
});
