ALTER TABLE "flows" ADD COLUMN "assigned_keys_only" boolean DEFAULT false NOT NULL;--> statement-breakpoint
UPDATE "flows" SET "assigned_keys_only" = true WHERE "id" IN (SELECT "flow_id" FROM "flow_keys");
