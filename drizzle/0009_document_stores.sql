CREATE TABLE "document_chunks" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"workspace_id" uuid NOT NULL,
	"store_id" uuid NOT NULL,
	"loader_id" uuid NOT NULL,
	"making" uuid NOT NULL,
	"number" integer NOT NULL,
	"content" text NOT NULL,
	"metadata" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "document_files" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"workspace_id" uuid NOT NULL,
	"loader_id" uuid NOT NULL,
	"name" text NOT NULL,
	"mime" text NOT NULL,
	"size" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "document_loaders" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"workspace_id" uuid NOT NULL,
	"store_id" uuid NOT NULL,
	"name" text NOT NULL,
	"loader" jsonb NOT NULL,
	"splitter" jsonb,
	"making" uuid,
	"chunks" integer DEFAULT 0 NOT NULL,
	"characters" integer DEFAULT 0 NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"processed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "document_stores" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"workspace_id" uuid NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"indexing" jsonb,
	"indexed" jsonb,
	"changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"upserted_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "upsert_history" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"workspace_id" uuid NOT NULL,
	"flow_id" uuid,
	"store_id" uuid,
	"result" jsonb NOT NULL,
	"nodes" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "upsert_jobs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"workspace_id" uuid NOT NULL,
	"flow_id" uuid,
	"store_id" uuid,
	"kind" text NOT NULL,
	"target" text NOT NULL,
	"request" jsonb NOT NULL,
	"status" text DEFAULT 'queued' NOT NULL,
	"counts" jsonb NOT NULL,
	"failures" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"result" jsonb,
	"error" text,
	"interruptions" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp (3) with time zone,
	"heartbeat_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "document_chunks" ADD CONSTRAINT "document_chunks_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_chunks" ADD CONSTRAINT "document_chunks_store_id_document_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."document_stores"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_chunks" ADD CONSTRAINT "document_chunks_loader_id_document_loaders_id_fk" FOREIGN KEY ("loader_id") REFERENCES "public"."document_loaders"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_files" ADD CONSTRAINT "document_files_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_files" ADD CONSTRAINT "document_files_loader_id_document_loaders_id_fk" FOREIGN KEY ("loader_id") REFERENCES "public"."document_loaders"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_loaders" ADD CONSTRAINT "document_loaders_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_loaders" ADD CONSTRAINT "document_loaders_store_id_document_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."document_stores"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document_stores" ADD CONSTRAINT "document_stores_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "upsert_history" ADD CONSTRAINT "upsert_history_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "upsert_history" ADD CONSTRAINT "upsert_history_flow_id_flows_id_fk" FOREIGN KEY ("flow_id") REFERENCES "public"."flows"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "upsert_history" ADD CONSTRAINT "upsert_history_store_id_document_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."document_stores"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "upsert_jobs" ADD CONSTRAINT "upsert_jobs_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "upsert_jobs" ADD CONSTRAINT "upsert_jobs_flow_id_flows_id_fk" FOREIGN KEY ("flow_id") REFERENCES "public"."flows"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "upsert_jobs" ADD CONSTRAINT "upsert_jobs_store_id_document_stores_id_fk" FOREIGN KEY ("store_id") REFERENCES "public"."document_stores"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "document_chunks_number" ON "document_chunks" USING btree ("loader_id","making","number");--> statement-breakpoint
CREATE INDEX "document_chunks_store" ON "document_chunks" USING btree ("store_id");--> statement-breakpoint
CREATE INDEX "document_files_loader" ON "document_files" USING btree ("loader_id");--> statement-breakpoint
CREATE INDEX "document_loaders_store" ON "document_loaders" USING btree ("store_id","created_at");--> statement-breakpoint
CREATE INDEX "document_stores_workspace" ON "document_stores" USING btree ("workspace_id","updated_at");--> statement-breakpoint
CREATE INDEX "upsert_history_flow" ON "upsert_history" USING btree ("flow_id","created_at");--> statement-breakpoint
CREATE INDEX "upsert_history_store" ON "upsert_history" USING btree ("store_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "upsert_jobs_running" ON "upsert_jobs" USING btree ("workspace_id","target") WHERE status = 'running';--> statement-breakpoint
CREATE INDEX "upsert_jobs_open" ON "upsert_jobs" USING btree ("created_at") WHERE status in ('queued', 'running');--> statement-breakpoint
CREATE INDEX "upsert_jobs_flow" ON "upsert_jobs" USING btree ("flow_id","created_at");--> statement-breakpoint
CREATE INDEX "upsert_jobs_store" ON "upsert_jobs" USING btree ("store_id","created_at");