import { AppError } from "@/domain/errors";

export const toolNotFound = (): AppError =>
  new AppError("not_found", "There is no such tool. It may have been deleted.");
