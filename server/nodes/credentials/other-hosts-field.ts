/** For types whose nodes can be pointed at other servers. Only whoever enters the secret says who else may have it. */
export const otherHostsField = {
  otherHosts: {
    type: "string",
    label: "Other hosts",
    description:
      "Servers besides the provider's own that may be given this secret, separated by commas. Enter the secret again to add some.",
    placeholder: "llm.example.com",
    optional: true,
  },
} as const;
