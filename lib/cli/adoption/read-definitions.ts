import { isDefinition } from '../../adoption';
import { readTogether } from '../../source';
import type { Manifest } from '../../workload';
import { readTexts } from '../files/read-texts';
import type { Given } from '../flags/flag';
import type { Io } from '../io';
import type { Progress } from '../progress';
import { UsageError } from '../usage-error';
import { knownDefinitions } from './known-definitions';

/**
 * The CustomResourceDefinitions that `--crds` leads to, and behind them those that this package brings along.
 *
 * @throws UsageError where there is none, or a file cannot be read
 */
export async function readDefinitions(
  given: Given,
  io: Io,
  progress: Progress,
): Promise<readonly Pick<Manifest, 'object'>[]> {
  const paths = given.all('crds');
  if (paths.length === 0) return knownDefinitions();
  const { texts, problems } = await readTexts(paths, { given, io, progress });
  const [problem] = problems;
  if (problem) throw new UsageError(`--crds: ${problem.file}:${problem.line}: ${problem.message}`);
  const definitions = readTogether(texts).manifests.filter(({ object }) => isDefinition(object));
  if (definitions.length === 0) {
    throw new UsageError(
      `--crds: there is no CustomResourceDefinition in ${paths.join(', ')}`,
      'kubectl get crd -o yaml > crds.yaml',
    );
  }
  return [...definitions, ...knownDefinitions()];
}
