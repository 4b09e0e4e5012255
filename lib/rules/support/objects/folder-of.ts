/** The folder that a file stands in; nothing for what was never text. */
export function folderOf(file: string | undefined): string | undefined {
  return file?.slice(0, Math.max(0, file.lastIndexOf('/')));
}
