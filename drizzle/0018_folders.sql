CREATE TABLE "flow_favourites" (
	"workspace_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"flow_id" uuid NOT NULL,
	CONSTRAINT "flow_favourites_user_id_flow_id_pk" PRIMARY KEY("user_id","flow_id")
);
--> statement-breakpoint
CREATE TABLE "flow_folders" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"workspace_id" uuid NOT NULL,
	"name" text NOT NULL,
	"parent_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "flow_versions" ADD COLUMN "uses" jsonb;--> statement-breakpoint
ALTER TABLE "flows" ADD COLUMN "folder_id" uuid;--> statement-breakpoint
ALTER TABLE "flows" ADD COLUMN "sharing" jsonb;--> statement-breakpoint
ALTER TABLE "flows" ADD COLUMN "created_by" uuid;--> statement-breakpoint
ALTER TABLE "flow_favourites" ADD CONSTRAINT "flow_favourites_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flow_favourites" ADD CONSTRAINT "flow_favourites_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flow_favourites" ADD CONSTRAINT "flow_favourites_flow_id_flows_id_fk" FOREIGN KEY ("flow_id") REFERENCES "public"."flows"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flow_folders" ADD CONSTRAINT "flow_folders_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flow_folders" ADD CONSTRAINT "flow_folders_parent_id_flow_folders_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."flow_folders"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "flow_favourites_flow" ON "flow_favourites" USING btree ("flow_id");--> statement-breakpoint
CREATE INDEX "flow_folders_workspace" ON "flow_folders" USING btree ("workspace_id");--> statement-breakpoint
ALTER TABLE "flows" ADD CONSTRAINT "flows_folder_id_flow_folders_id_fk" FOREIGN KEY ("folder_id") REFERENCES "public"."flow_folders"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flows" ADD CONSTRAINT "flows_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
UPDATE "flows" SET "created_by" = (SELECT "created_by" FROM "flow_versions" WHERE "flow_versions"."flow_id" = "flows"."id" ORDER BY "number" LIMIT 1);
