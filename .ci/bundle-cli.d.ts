/** Bundles the command line and the servers into a folder. */
export function bundleCommandLine(folder: string): Promise<void>;

/** The protocols that are served, each by a file of its name. */
export const SERVERS: readonly string[];
