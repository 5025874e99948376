/** As much as is kept of one file for a loader. */
export const loaderFileBytes = 50 * 1024 * 1024;
