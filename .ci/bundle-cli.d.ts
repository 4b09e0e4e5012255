/** Bundles the command line and the servers into a folder. */
export function bundleCommandLine(folder: string): Promise<void>;
