ALTER TABLE "vector_rows" ADD COLUMN "signature" bit varying;--> statement-breakpoint
-- Contents and vectors lie apart from the rest of a row, so that a look at all signatures reads little.
ALTER TABLE "vector_rows" SET (toast_tuple_target = 256);--> statement-breakpoint
UPDATE "vector_rows" SET "signature" = (
  SELECT string_agg(CASE WHEN number > 0 THEN '1' ELSE '0' END, '' ORDER BY place)::bit varying
  FROM unnest("embedding") WITH ORDINALITY AS numbers(number, place)
);--> statement-breakpoint
ALTER TABLE "vector_rows" ALTER COLUMN "signature" SET NOT NULL;
