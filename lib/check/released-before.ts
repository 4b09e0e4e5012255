import { grouped } from '../kubernetes';
import { identityOf, type Manifest } from '../workload';
import type { Finding } from './finding';
import type { Suppressed } from './ignored/ignore';
import type { Notice } from './notice';

/** Why a finding is left out of what was released once, and stays as it was. */
const RELEASED = {
  by: 'released',
  reason: 'the file is one of a folder that keeps the same objects of several versions, as they were released',
} as const;

/** A version in the name of a file: `install_v2_0_0_rc1`, `web-1.30.2`. */
const VERSION = /(?<![a-z0-9])v?\d+(?:[._]\d+){1,3}(?:[-_.]?(?:rc|alpha|beta)[-_.]?\d+)?(?![a-z0-9])/i;

/** Of two the one may be the next release of the other; of so many nobody changes all. */
const FEWEST = 3;

/** Which findings stand in archives: files of one folder that differ by a version in their names, and hold the same objects. */
export function releasedBefore(
  manifests: readonly Manifest[],
): (finding: Pick<Finding, 'file' | 'renderedFrom'>) => Omit<Suppressed, 'finding'> | undefined {
  const archived = new Set<string>();
  const versioned = manifests.filter(
    ({ file = '', renderedFrom }) => renderedFrom === undefined && tailOf(file) !== undefined,
  );
  for (const family of grouped(versioned, ({ file = '' }) => tailOf(file)).values()) {
    const files = grouped(family, ({ file = '' }) => file);
    if (files.size >= FEWEST && haveOneInCommon([...files.values()]))
      for (const file of files.keys()) archived.add(file);
  }
  return ({ file = '', renderedFrom }) => (renderedFrom === undefined && archived.has(file) ? RELEASED : undefined);
}

/** The path of a file without the version in its name; nothing where there is none. */
function tailOf(file: string): string | undefined {
  const start = file.lastIndexOf('/') + 1;
  const name = file.slice(start);
  return VERSION.test(name) ? file.slice(0, start) + name.replace(VERSION, '\0') : undefined;
}

function haveOneInCommon([first = [], ...others]: readonly (readonly Manifest[])[]): boolean {
  const keys = others.map((some) => new Set(some.map(keyOf)));
  return first.some((one) => keys.every((known) => known.has(keyOf(one))));
}

function keyOf(manifest: Manifest): string {
  const { kind, namespace, name } = identityOf(manifest);
  return `${kind}/${namespace}/${name}`;
}

/** One notice for each folder with what was released once. */
export function inReleased(suppressed: readonly Suppressed[]): readonly Notice[] {
  const left = suppressed.filter(({ by }) => by === RELEASED.by);
  const folders = grouped(left, ({ finding: { file = '' } }) => file.slice(0, file.lastIndexOf('/') + 1) || './');
  return [...folders].map(([folder, some]) => {
    const many = some.length === 1 ? '1 finding is' : `${some.length} findings are`;
    const file = some[0]?.finding.file;
    return {
      code: RELEASED.by,
      message: `${many} left out of ${String(folder)}, where files keep the same objects of several versions as they were released: install a newer one, or check one file by itself`,
      ...(file !== undefined && { file }),
    };
  });
}
