/** Headers whose values are secrets wherever they were typed. */
const secret = /^(authorization|proxy-authorization|cookie|.*(api[-_]?key|token|secret).*)$/i;

export const isSecretHeader = (name: string): boolean => secret.test(name);
