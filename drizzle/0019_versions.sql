CREATE TABLE "flow_presence" (
	"flow_id" uuid NOT NULL,
	"tab" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"selected" text[] NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "flow_presence_flow_id_tab_pk" PRIMARY KEY("flow_id","tab")
);
--> statement-breakpoint
ALTER TABLE "flow_versions" ADD COLUMN "kind" text DEFAULT 'saved' NOT NULL;--> statement-breakpoint
ALTER TABLE "flow_versions" ADD COLUMN "name" text;--> statement-breakpoint
ALTER TABLE "flow_versions" ADD COLUMN "restored_from" integer;--> statement-breakpoint
ALTER TABLE "flow_versions" ADD COLUMN "published_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "flow_versions" ADD COLUMN "attempt" uuid;--> statement-breakpoint
ALTER TABLE "flow_presence" ADD CONSTRAINT "flow_presence_flow_id_flows_id_fk" FOREIGN KEY ("flow_id") REFERENCES "public"."flows"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flow_presence" ADD CONSTRAINT "flow_presence_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flow_presence" ADD CONSTRAINT "flow_presence_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "flow_presence_workspace" ON "flow_presence" USING btree ("workspace_id");