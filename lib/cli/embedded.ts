import type * as sea from 'node:sea';

/**
 * The text of a file that stands in the executable, where the program is an executable without Node.
 *
 * @see https://nodejs.org/api/single-executable-applications.html
 */
export function embedded(file: string): string | undefined {
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- older lines of Node have none
    const { getAsset, isSea } = require('node:sea') as typeof sea;
    return isSea() ? getAsset(file, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}
