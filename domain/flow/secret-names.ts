/** What people call the places where secrets stand, spelled in any way: `api_key`, `X-Api-Key`, `clientSecret`. */
const endings = [
  ...["apikey", "accesskey", "accesskeyid", "secretkey", "privatekey", "signingkey", "subscriptionkey", "authkey"],
  ...["secret", "password", "passwd", "passphrase", "pwd", "token", "credentialid"],
  ...["authorization", "cookie", "connectionstring", "jwt", "bearer"],
];

export function isSecretName(name: string): boolean {
  const bare = plain(name);
  return endings.some((ending) => bare.endsWith(ending));
}

/** Headers that say what is sent and never who sends it. The value of any other may be a secret. */
const harmless = new Set(
  [
    ...["accept", "accept-charset", "accept-encoding", "accept-language", "cache-control", "connection"],
    ...["content-encoding", "content-language", "content-length", "content-type", "date", "expect", "from", "host"],
    ...["if-match", "if-modified-since", "if-none-match", "origin", "pragma", "prefer", "range", "referer", "te"],
    ...["user-agent", "anthropic-version", "anthropic-beta", "notion-version", "x-requested-with"],
  ].map(plain),
);

export const isHarmlessHeader = (name: string): boolean => harmless.has(plain(name));

export const holdsHeaders = (name: string): boolean => plain(name).endsWith("headers");

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
}
