/**
 * `fetch`, `axios` and what scripts `require` for them, in terms of one function that sends a request: JSON in, JSON out.
 * Text of a script that runs inside the interpreter; `send`, `parse` and `stringify` are in its reach.
 */
export const networkScript = `
  const asText = (body) => body === undefined || body === null ? undefined : typeof body === "string" ? body : stringify(body);
  const plainHeaders = (given) => {
    const headers = {};
    for (const [name, value] of Array.isArray(given) ? given : Object.entries(given ?? {})) headers[String(name)] = String(value);
    return headers;
  };
  const sent = async (request) => {
    const answer = parse(await send(stringify(request)));
    if (answer.error !== undefined) throw new Error(answer.error);
    return answer;
  };
  const headersOf = (headers) => ({
    ...headers,
    get: (name) => headers[String(name).toLowerCase()] ?? null,
    has: (name) => String(name).toLowerCase() in headers,
    entries: () => Object.entries(headers)[Symbol.iterator](),
    forEach: (visit) => Object.entries(headers).forEach(([name, value]) => visit(value, name)),
  });
  globalThis.fetch = async (url, { method = "GET", headers, body } = {}) => {
    const { status, statusText, headers: told, body: text } = await sent({
      url: String(url), method, headers: plainHeaders(headers), body: asText(body),
    });
    return {
      ok: status >= 200 && status < 300, status, statusText, url: String(url), headers: headersOf(told),
      text: async () => text, json: async () => parse(text),
    };
  };
  const jsonOr = (text) => { try { return parse(text); } catch { return text; } };
  const query = (params) => Object.entries(params ?? {}).filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => encodeURIComponent(name) + "=" + encodeURIComponent(typeof value === "object" ? stringify(value) : String(value))).join("&");
  const axiosRequest = async (first, second) => {
    const config = typeof first === "string" ? { ...second, url: first } : { ...first };
    const { baseURL = "", url = "", params, auth, data, responseType, validateStatus } = config;
    const headers = plainHeaders(config.headers);
    const has = (name) => Object.keys(headers).some((key) => key.toLowerCase() === name);
    if (typeof data === "object" && data !== null && !has("content-type")) headers["Content-Type"] = "application/json";
    if (auth && !has("authorization")) headers.Authorization = "Basic " + base64(auth.username + ":" + auth.password);
    const asked = query(params);
    const whole = baseURL && !/^https?:/i.test(url) ? baseURL.replace(/\\/+$/, "") + "/" + url.replace(/^\\/+/, "") : url;
    const address = asked ? whole + (whole.includes("?") ? "&" : "?") + asked : whole;
    const method = String(config.method ?? "get").toUpperCase();
    const answer = await sent({ url: address, method, headers, body: asText(data) });
    const { status, statusText } = answer;
    const response = { status, statusText, headers: answer.headers, config, data: responseType === "text" ? answer.body : jsonOr(answer.body) };
    const good = validateStatus === null ? true : (validateStatus ?? ((code) => code >= 200 && code < 300))(status);
    if (good) return response;
    throw Object.assign(new Error("Request failed with status code " + status), { name: "AxiosError", isAxiosError: true, response, config });
  };
  const base64 = (text) => {
    const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const bytes = unescape(encodeURIComponent(text));
    let out = "";
    for (let i = 0; i < bytes.length; i += 3) {
      const [a, b, c] = [bytes.charCodeAt(i), bytes.charCodeAt(i + 1), bytes.charCodeAt(i + 2)];
      out += letters[a >> 2] + letters[((a & 3) << 4) | ((b || 0) >> 4)]
        + (i + 1 < bytes.length ? letters[((b & 15) << 2) | ((c || 0) >> 6)] : "=") + (i + 2 < bytes.length ? letters[c & 63] : "=");
    }
    return out;
  };
  const axiosWith = (defaults) => {
    const merged = (config = {}) => ({ ...defaults, ...config, headers: { ...defaults.headers, ...config.headers } });
    const instance = (first, second) => typeof first === "string" ? axiosRequest(first, merged(second)) : axiosRequest(merged(first));
    for (const method of ["get", "delete", "head", "options"]) instance[method] = (url, config) => axiosRequest({ ...merged(config), url, method });
    for (const method of ["post", "put", "patch"]) instance[method] = (url, data, config) => axiosRequest({ ...merged(config), url, data, method });
    instance.request = (config) => axiosRequest(merged(config));
    instance.create = (config = {}) => axiosWith(merged(config));
    instance.isAxiosError = (error) => error?.isAxiosError === true;
    instance.default = instance;
    return instance;
  };
  globalThis.axios = axiosWith({ headers: {} });
  const modules = { axios: globalThis.axios, "node-fetch": Object.assign((...given) => globalThis.fetch(...given), { default: globalThis.fetch }) };
  globalThis.require = (name) => {
    if (Object.hasOwn(modules, name)) return modules[name];
    throw new ReferenceError("Scripts can require axios and node-fetch, not " + name + ".");
  };
`;
