import { AppError } from "@/domain/errors";

export const keyNotFound = (): AppError => new AppError("not_found", "There is no such key. It may have been revoked.");
