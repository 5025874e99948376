export const GET = () => new Response("pong", { headers: { "content-type": "text/html; charset=utf-8" } });
