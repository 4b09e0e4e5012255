import { posix } from 'node:path';
import type { CheckOptions, Settings } from '../../check';
import type { EditorText } from '../../editor';
import { CONFIG_FILES, readConfig } from '../config/read-config';
import { DEFAULT_LIMIT } from '../file-size';
import { findFiles } from '../files/find-files';
import { readText } from '../files/read-text';
import type { SourceFile } from '../files/source-file';
import { withoutTests } from '../files/without-tests';
import type { Io } from '../io';

/** So many files of a folder are read; in a larger one an editor would wait. */
const MOST_FILES = 5000;

/** The manifests of a folder, and what it states about them. */
export interface EditorProject {
  readonly texts: readonly EditorText[];
  readonly options: CheckOptions;
}

/** What is read from the disk for editors. Paths are absolute, with forward slashes. */
export interface EditorFiles {
  /**
   * Everything below a folder.
   *
   * @throws Error for a configuration that cannot be read, with everything that is wrong with it
   */
  readonly project: (root: string) => Promise<EditorProject>;
  /** One file as it is now; undefined where it is no text, or not there. */
  readonly text: (root: string, file: string) => Promise<EditorText | undefined>;
  readonly isConfiguration: (file: string) => boolean;
}

/** Reads folders as `check` does: the same files, the same configuration. */
export function editorFiles(io: Io): EditorFiles {
  return {
    project: async (root) => {
      const config = configOf(root, io);
      const all = findFiles([root], io.files, (path) => config.ignoresPath(posix.relative(root, path)));
      const { found } = withoutTests(all, io.files);
      const texts: EditorText[] = [];
      for (const file of (found.files.length > 0 ? found : all).files.slice(0, MOST_FILES)) {
        const text = await textOf(root, file, io);
        if (text) texts.push(text);
      }
      return { texts, options: optionsOf(config) };
    },
    text: (root, file) => {
      const path = posix.join(root, file);
      return textOf(root, { path, name: file, directory: posix.dirname(file) }, io);
    },
    isConfiguration: (file) => CONFIG_FILES.includes(file),
  };
}

/** What a check is told by a configuration. */
export function optionsOf({ kubernetesVersion, stated, severities, ignores }: Settings): CheckOptions {
  return { ...(kubernetesVersion !== undefined && { kubernetesVersion }), stated, severities, ignores };
}

function configOf(root: string, io: Io): Settings {
  const [file] = CONFIG_FILES.map((name) => posix.join(root, name)).filter((path) => isFile(path, io));
  return readConfig(file, { ...io, files: { ...io.files, stat: () => undefined } });
}

function isFile(path: string, io: Io): boolean {
  return io.files.stat(path)?.kind === 'file';
}

/** A file that cannot be read, or is no text, is told of by whoever opens it. */
async function textOf(root: string, file: SourceFile, io: Io): Promise<EditorText | undefined> {
  try {
    const read = await readText(file, io, DEFAULT_LIMIT);
    return 'code' in read ? undefined : { file: posix.relative(root, file.path), text: read.text };
  } catch {
    return undefined;
  }
}
