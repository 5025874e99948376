const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text has the form of the ids that everything kept here has. */
export const isUuid = (text: string): boolean => pattern.test(text);
