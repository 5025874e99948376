/** Where a file of a conversation can be had from the server. */
export function fileAddress(flowId: string, chatId: string, fileName: string): string {
  return `/api/v1/get-upload-file?${new URLSearchParams({ chatflowId: flowId, chatId, fileName }).toString()}`;
}
