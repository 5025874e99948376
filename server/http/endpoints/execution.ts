import * as contracts from "@/domain/api/contracts/execution";
import { AppError } from "@/domain/errors";
import { publicRoute } from "../route";

export const publicExecution = publicRoute(contracts.publicExecution, async ({ params }) => {
  throw new AppError("not_found", `Execution ${params.id ?? ""} not found`);
});
