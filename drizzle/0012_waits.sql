ALTER TABLE "executions" ADD COLUMN "expires_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "executions" ADD COLUMN "taken_up" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
CREATE INDEX "executions_expiring" ON "executions" USING btree ("expires_at") WHERE status = 'paused';