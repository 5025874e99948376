"use client";

import { useState } from "react";
import { t } from "@/components/words/t";
import type { LeadForm as LeadFormSettings } from "./chat-manners";
import type { Chat } from "./chat-store";
import { LeadForm } from "./lead-form";

interface LeadAreaProps {
  form: LeadFormSettings | undefined;
  asked: "no" | "optional" | "required";
  chat: Chat;
  /** Puts the cursor where the first question is typed. */
  onDone: () => void;
}

/** Asks a visitor who they are, and thanks them. */
export function LeadArea({ form, asked, chat, onDone }: LeadAreaProps) {
  const [given, setGiven] = useState(false);
  if (!form) return null;
  if (asked === "no") {
    return (
      <output className="block py-3 text-center text-pretty text-muted-foreground empty:hidden">
        {given && (form.successMessage ?? t("Thank you."))}
      </output>
    );
  }
  const skip = () => {
    chat.skipLead();
    onDone();
  };
  return (
    <LeadForm
      form={form}
      onGive={async (lead) => {
        await chat.giveLead(lead);
        setGiven(true);
        onDone();
      }}
      onSkip={asked === "optional" ? skip : undefined}
    />
  );
}
