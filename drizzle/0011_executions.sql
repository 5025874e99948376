CREATE TABLE "execution_steps" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"seq" bigserial NOT NULL,
	"workspace_id" uuid NOT NULL,
	"execution_id" uuid NOT NULL,
	"visit_id" integer NOT NULL,
	"finished" jsonb,
	"trace" jsonb NOT NULL,
	"before" jsonb NOT NULL,
	"ms" integer NOT NULL,
	"pinned" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "executions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"flow_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"chat_id" text NOT NULL,
	"session_id" text NOT NULL,
	"status" text NOT NULL,
	"frontier" jsonb NOT NULL,
	"turn" jsonb NOT NULL,
	"state" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"form" jsonb,
	"waiting" jsonb,
	"waiting_since" timestamp (3) with time zone,
	"usage" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"error" text,
	"owner" text,
	"heartbeat_at" timestamp (3) with time zone,
	"turns" integer DEFAULT 1 NOT NULL,
	"interruptions" integer DEFAULT 0 NOT NULL,
	"parent_key" text,
	"depth" integer DEFAULT 0 NOT NULL,
	"origin" jsonb,
	"share_token" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "action" jsonb;--> statement-breakpoint
ALTER TABLE "execution_steps" ADD CONSTRAINT "execution_steps_execution_id_executions_id_fk" FOREIGN KEY ("execution_id") REFERENCES "public"."executions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "executions" ADD CONSTRAINT "executions_flow_id_flows_id_fk" FOREIGN KEY ("flow_id") REFERENCES "public"."flows"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "execution_steps_execution" ON "execution_steps" USING btree ("execution_id","seq");--> statement-breakpoint
CREATE INDEX "executions_workspace" ON "executions" USING btree ("workspace_id","created_at");--> statement-breakpoint
CREATE INDEX "executions_flow" ON "executions" USING btree ("flow_id","created_at");--> statement-breakpoint
CREATE INDEX "executions_session" ON "executions" USING btree ("flow_id","session_id","created_at");--> statement-breakpoint
CREATE INDEX "executions_running" ON "executions" USING btree ("heartbeat_at") WHERE status = 'running';--> statement-breakpoint
CREATE INDEX "executions_waiting" ON "executions" USING btree ("workspace_id","waiting_since") WHERE status = 'paused';--> statement-breakpoint
CREATE UNIQUE INDEX "executions_parent" ON "executions" USING btree ("parent_key") WHERE parent_key is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "executions_share" ON "executions" USING btree ("share_token") WHERE share_token is not null;