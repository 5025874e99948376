interface Socket {
  /** Address of the server with the API's prefix. */
  base: string;
  path: string;
}

/** A command that opens the connection. Each line that is typed into it is a frame. */
export const socketExample = (socket: Socket): string =>
  [
    `websocat -H "X-API-KEY: $API_KEY" \\\n  "${address(socket, (name) => `$${name.toUpperCase()}`)}"`,
    "# Then a frame a line:",
    frame,
  ].join("\n");

const frame = '{"type": "message", "id": "1", "message": "Hello"}';

/** The same from the script of a page: a browser sends no header along with a connection. */
export const socketScript = (socket: Socket): string =>
  [
    `const address = \`${address(socket, (name) => `\${${name}}`)}\`;`,
    'const socket = new WebSocket(address, ["weft.chat", `weft.token.${accessToken}`]);',
    `socket.onopen = () => socket.send('${frame}');`,
    "socket.onmessage = ({ data: text }) => {",
    "  const { event, data } = JSON.parse(text);",
    '  if (event === "message") console.log(data.sender, data.content);',
    "};",
  ].join("\n");

const address = ({ base, path }: Socket, variable: (name: string) => string): string =>
  base.replace(/^http/, "ws") + path.replaceAll(/\{(\w+)\}/g, (_, name: string) => variable(name));
