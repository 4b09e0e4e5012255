import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSource } from '../../source';
import type { Manifest } from '../../workload';

/**
 * The CustomResourceDefinitions that this package brings along, of resources that its constructs make or that stand
 * around them: what nobody has given a definition of is read by these.
 */
export function knownDefinitions(): readonly Pick<Manifest, 'object'>[] {
  // The command line is one file in the folder of what is built; from source, it is three folders below the package.
  const folder = join(__dirname, __filename.endsWith('.ts') ? '../../..' : '..', 'imports/crds');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .flatMap((file) => readSource(readFileSync(join(folder, file), 'utf8'), file).manifests);
}
