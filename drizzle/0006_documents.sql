CREATE TABLE "document_records" (
	"workspace_id" uuid NOT NULL,
	"namespace" text NOT NULL,
	"key" text NOT NULL,
	"group_id" text,
	"state" text NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "document_records_workspace_id_namespace_key_pk" PRIMARY KEY("workspace_id","namespace","key")
);
--> statement-breakpoint
CREATE TABLE "vector_collections" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"workspace_id" uuid NOT NULL,
	"name" text NOT NULL,
	"model" text NOT NULL,
	"dimensions" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "vector_rows" (
	"collection_id" uuid NOT NULL,
	"id" text NOT NULL,
	"content" text NOT NULL,
	"metadata" jsonb NOT NULL,
	"embedding" real[] NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "vector_rows_collection_id_id_pk" PRIMARY KEY("collection_id","id")
);
--> statement-breakpoint
ALTER TABLE "document_records" ADD CONSTRAINT "document_records_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vector_collections" ADD CONSTRAINT "vector_collections_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vector_rows" ADD CONSTRAINT "vector_rows_collection_id_vector_collections_id_fk" FOREIGN KEY ("collection_id") REFERENCES "public"."vector_collections"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "document_records_seen" ON "document_records" USING btree ("workspace_id","namespace","seen_at");--> statement-breakpoint
CREATE UNIQUE INDEX "vector_collections_name" ON "vector_collections" USING btree ("workspace_id","name");--> statement-breakpoint
CREATE INDEX "vector_rows_words" ON "vector_rows" USING gin (to_tsvector('english', "content"));