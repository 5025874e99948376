import { AppError } from "@/domain/errors";

export const unavailableAgentflow = (): AppError =>
  new AppError("unprocessable", "Agentflow runs are not available yet. The flow can be opened, edited and exported.");
