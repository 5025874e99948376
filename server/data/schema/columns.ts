import { customType, timestamp, uuid } from "drizzle-orm/pg-core";

/** Columns that rows share. Times are stored with zone and read as `Date`. */
export const id = () => uuid("id").primaryKey().defaultRandom();
export const at = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });
export const createdAt = () => at("created_at").notNull().defaultNow();
export const updatedAt = () => at("updated_at").notNull().defaultNow();
/** Bits as a text of `0` and `1`. */
export const bits = customType<{ data: string }>({ dataType: () => "bit varying" });
