import { NO_SETTINGS, type CheckOptions, type ReadProblem, type Settings } from '../../check';
import { readStatedDefaults } from '../../facts';
import { parseKubernetesVersion } from '../../kubernetes';
import { readConfig } from '../config/read-config';
import { DEFAULT_LIMIT } from '../file-size';
import { readTogether } from '../../source';
import { findFiles, STDIN, type FoundFiles } from '../files/find-files';
import { readText } from '../files/read-text';
import { cannotOpen } from '../files/walk';
import { hasManifests, readWithoutTests, withoutTests } from '../files/without-tests';
import type { Io } from '../io';
import { UsageError } from '../usage-error';
import { optionsOf } from './editor-project';

/** Manifests that a tool is about, and what is known besides them. */
export interface ToolInput {
  /** Texts that the client has at hand. */
  readonly texts?: readonly { readonly file: string; readonly text: string }[] | undefined;
  /** Files, folders or patterns below the folder that the server was started in. */
  readonly paths?: readonly string[] | undefined;
  /** Facts for workloads that state none, as a configuration writes them: `longestRequest: 20s`. */
  readonly facts?: Readonly<Record<string, string | undefined>> | undefined;
  readonly kubernetesVersion?: string | undefined;
}

/** A text of the input. */
export interface InputText {
  readonly file: string;
  readonly directory?: string;
  readonly text: string;
}

/** What a tool is about, read. */
export interface ReadInput {
  readonly texts: readonly InputText[];
  readonly problems: readonly ReadProblem[];
  readonly options: CheckOptions;
}

/**
 * Reads what a tool is about: texts as they are, paths by the folder's configuration.
 *
 * @throws UsageError for an input without manifests, a path that leads out or to nothing, or a fact that cannot be read
 */
export async function readInput(
  { texts = [], paths = [], facts, kubernetesVersion }: ToolInput,
  io: Io,
): Promise<ReadInput> {
  if (texts.length + paths.length === 0) throw new UsageError('give texts or paths: there is nothing to look at');
  if (paths.includes(STDIN))
    throw new UsageError("the path '-' is standard input, by which the client speaks: give a text");
  const settings = paths.length > 0 ? readConfig(undefined, io) : NO_SETTINGS;
  const all = findFiles(paths, io.files, settings.ignoresPath);
  const read = await readWithoutTests(
    false,
    async (withTests) => {
      const { found, skipped } = withoutTests(all, io.files, withTests);
      return { ...(await readFound(found, io)), skipped };
    },
    ({ texts: some }) => hasManifests(readTogether(some)),
  );
  return {
    texts: [...texts, ...read.texts],
    problems: read.problems,
    options: optionsFor(settings, facts, kubernetesVersion),
  };
}

async function readFound(found: FoundFiles, io: Io): Promise<Pick<ReadInput, 'texts' | 'problems'>> {
  const texts: InputText[] = [];
  const problems: ReadProblem[] = [...found.problems];
  for (const file of found.files) {
    try {
      const one = await readText(file, io, DEFAULT_LIMIT);
      if ('code' in one) problems.push(one);
      else texts.push(one);
    } catch (error) {
      problems.push(cannotOpen(file.name, error));
    }
  }
  return { texts, problems };
}

function optionsFor(
  settings: Settings,
  facts: ToolInput['facts'],
  kubernetesVersion: string | undefined,
): CheckOptions {
  const { stated, problems } = readStatedDefaults({ everywhere: { ...facts } });
  if (problems.length > 0) throw new UsageError(problems.join('\n').replaceAll('facts.everywhere', 'facts'));
  if (kubernetesVersion !== undefined) parseKubernetesVersion(kubernetesVersion);
  const options = optionsOf(settings);
  const everywhere = { ...settings.stated.everywhere, ...stated.everywhere };
  const workload = { ...settings.stated.everywhere?.workload, ...stated.everywhere?.workload };
  return {
    ...options,
    stated: { ...settings.stated, everywhere: { ...everywhere, workload } },
    ...(kubernetesVersion !== undefined && { kubernetesVersion }),
  };
}
