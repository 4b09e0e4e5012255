import { posix } from 'node:path';
import type { BesideManifests } from '../../facts';
import { once } from '../../workload';
import type { FileSystem } from '../io';
import { STDIN, normal } from './find-files';
import { objectsMadeBy } from './objects-made-by';
import { isManifestFile, walk } from './walk';

/** What commands stand in: scripts, and pages that tell what to do. */
const SCRIPT =
  /\.(?:sh|bash|zsh|ps1|bat|cmd|mk|md|markdown|adoc|rst|txt)$|(?:^|\/)(?:Makefile|GNUmakefile|[Jj]ustfile|Jenkinsfile|Tiltfile|Taskfile\.ya?ml)$/;

/** Larger ones, and more of them, are none that people write. */
const LARGEST = 256 * 1024;
const MOST = 2000;

/** What lies beside the manifests of paths; looked for when a finding depends on it. */
export function besideManifests(paths: readonly string[], files: FileSystem): BesideManifests {
  const others = once(() => paths.filter((path) => path !== STDIN).flatMap((path) => filesOf(normal(path), files)));
  const made = once(() =>
    madeBy(
      others().filter((file) => SCRIPT.test(file)),
      files,
    ),
  );
  const names = once(() => namesByFolder(others()));
  return {
    makes: (kind, name) => made().has(`${kind}/${name}`),
    holds: (name, manifest) => names().get(posix.dirname(manifest))?.has(name) === true,
  };
}

/** The files below a folder, or beside a file; the manifests among them are known. */
function filesOf(path: string, files: FileSystem): readonly string[] {
  const isMeant = (file: string) => !isManifestFile(file) || SCRIPT.test(file);
  try {
    if (files.stat(path)?.kind === 'folder') return walk(path, files, isMeant).files;
    const folder = posix.dirname(path);
    const beside = files.list(folder).filter(({ kind, name }) => kind === 'file' && isMeant(name));
    return beside.map(({ name }) => posix.join(folder, name));
  } catch {
    return []; // what cannot be looked at says nothing
  }
}

function madeBy(scripts: readonly string[], files: FileSystem): ReadonlySet<string> {
  const made = new Set<string>();
  for (const script of scripts.slice(0, MOST)) {
    for (const one of objectsMadeBy(textOf(script, files))) made.add(one);
  }
  return made;
}

function textOf(file: string, files: FileSystem): string {
  try {
    const bytes = files.read(file, LARGEST);
    return bytes.length > LARGEST ? '' : Buffer.from(bytes).toString('utf8');
  } catch {
    return '';
  }
}

/** By the folder of a manifest that they lie in, or in a folder of which: what files are called, and what they are about. */
function namesByFolder(found: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map<string, Set<string>>();
  for (const file of found) {
    const folder = posix.dirname(file);
    const name = posix.basename(file);
    for (const one of new Set([folder, posix.dirname(folder)])) {
      const known = names.get(one) ?? new Set<string>();
      names.set(one, known.add(name).add(withoutNumber(name)));
    }
  }
  return names;
}

/** `13-1-my-config.txt` is about `my-config`. */
function withoutNumber(name: string): string {
  return name.replace(/^(?:\d+[-_.])+/, '').replace(/\.[^.]*$/, '');
}
