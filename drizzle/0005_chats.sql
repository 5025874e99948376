CREATE TABLE "chat_rows" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"seq" bigserial NOT NULL,
	"workspace_id" uuid NOT NULL,
	"chat_id" uuid NOT NULL,
	"type" text NOT NULL,
	"sender" text,
	"receiver" text,
	"content" text NOT NULL,
	"meta" jsonb,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "chats" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"workspace_id" uuid NOT NULL,
	"owner_key_id" uuid,
	"owner_user_id" uuid,
	"flow_id" uuid NOT NULL,
	"name" text NOT NULL,
	"status" text DEFAULT 'ready' NOT NULL,
	"status_detail" text,
	"revision" integer DEFAULT 0 NOT NULL,
	"paused" jsonb,
	"seen_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "chats_owner" CHECK (("chats"."owner_key_id" is null) <> ("chats"."owner_user_id" is null))
);
--> statement-breakpoint
ALTER TABLE "chat_rows" ADD CONSTRAINT "chat_rows_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_rows" ADD CONSTRAINT "chat_rows_chat_id_chats_id_fk" FOREIGN KEY ("chat_id") REFERENCES "public"."chats"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chats" ADD CONSTRAINT "chats_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chats" ADD CONSTRAINT "chats_owner_key_id_api_keys_id_fk" FOREIGN KEY ("owner_key_id") REFERENCES "public"."api_keys"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chats" ADD CONSTRAINT "chats_owner_user_id_users_id_fk" FOREIGN KEY ("owner_user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chats" ADD CONSTRAINT "chats_flow_id_flows_id_fk" FOREIGN KEY ("flow_id") REFERENCES "public"."flows"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "chat_rows_chat" ON "chat_rows" USING btree ("chat_id","seq");--> statement-breakpoint
CREATE INDEX "chat_rows_workspace" ON "chat_rows" USING btree ("workspace_id");--> statement-breakpoint
CREATE INDEX "chats_key" ON "chats" USING btree ("owner_key_id","created_at");--> statement-breakpoint
CREATE INDEX "chats_user" ON "chats" USING btree ("owner_user_id","created_at");--> statement-breakpoint
CREATE INDEX "chats_workspace" ON "chats" USING btree ("workspace_id");--> statement-breakpoint
CREATE INDEX "chats_flow" ON "chats" USING btree ("flow_id");--> statement-breakpoint
CREATE INDEX "chats_running" ON "chats" USING btree ("seen_at") WHERE "chats"."status" = 'running';