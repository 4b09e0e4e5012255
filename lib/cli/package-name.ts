import { posix } from 'node:path';
import type { Io } from './io';
import { UsageError } from './usage-error';

/** What npm allows as a name. */
const NAME = /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/;

/**
 * The name of the package of a new app: the wanted one, else that of its folder.
 *
 * @throws UsageError for a name that npm would refuse
 */
export function packageName(wanted: string | undefined, folder: string, io: Io): string {
  if (wanted !== undefined) {
    if (NAME.test(wanted)) return wanted;
    throw new UsageError(`--name '${wanted}' is no name of a package: write small letters, digits, - and .`);
  }
  const own = posix.basename(posix.resolve(io.cwd.replaceAll('\\', '/'), folder.replaceAll('\\', '/')));
  const named = own
    .toLowerCase()
    .replace(/[^a-z0-9._~-]+/g, '-')
    .replace(/^[._-]+|[-]+$/g, '');
  return named === '' ? 'app' : named;
}
