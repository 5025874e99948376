import { AppError } from "@/domain/errors";

export const variableNotFound = (): AppError =>
  new AppError("not_found", "There is no such variable. It may have been deleted.");
