import { answerThroughNext as answer } from "@/server/http/next-door";

export {
  answer as GET,
  answer as HEAD,
  answer as POST,
  answer as PUT,
  answer as PATCH,
  answer as DELETE,
  answer as OPTIONS,
};
export const dynamic = "force-dynamic";
