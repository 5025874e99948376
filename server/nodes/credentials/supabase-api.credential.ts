import { defineCredential } from "../define-node";

export default defineCredential({
  name: "supabaseApi",
  label: "Supabase API",
  description: "A secret key of a Supabase project.",
  icon: "supabase.svg",
  docs: "https://supabase.com/docs/guides/api/api-keys",
  hosts: [],
  fields: { supabaseApiKey: { type: "password", label: "Supabase API Key" } },
});
