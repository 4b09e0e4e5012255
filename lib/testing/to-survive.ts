import { isDeepStrictEqual } from 'node:util';
import { DEFAULT_KUBERNETES_VERSION, parseKubernetesVersion } from '../kubernetes';
import { simulationReportOf, simulationText } from '../report/simulation';
import { findChange, isVoluntary, SCENARIO_NAMES, simulate, type ScenarioName } from '../simulation';
import { readWorld } from '../workload';
import { settingsOf } from '../synthesis/settings-of';
import { counted } from './counted';
import { manifestsUnderTest } from './manifests-under-test';
import type { MatcherOptions } from './matcher-options';
import type { MatcherResult } from './matcher-result';

/** What manifests are simulated with. */
export type SurviveOptions = Pick<MatcherOptions, 'kubernetesVersion' | 'facts'>;

/** Requests per second; only what is lost depends on it, not whether. */
const RATE = 100;

/**
 * Whether no workload loses a request in a scenario, everything at its worst.
 *
 * @param scenarios one or several; by default everything that somebody wants: rollouts, drains, scale-downs
 * @throws RangeError for a scenario that does not exist; TypeError where no workload gets requests
 */
export function toSurvive(
  received: unknown,
  scenarios: ScenarioName | readonly ScenarioName[] = SCENARIO_NAMES.filter(isVoluntary),
  options: SurviveOptions = {},
): MatcherResult {
  const wanted = typeof scenarios === 'string' ? [scenarios] : scenarios;
  const unknown = wanted.find((name) => !SCENARIO_NAMES.includes(name));
  if (unknown !== undefined)
    throw new RangeError(`there is no scenario '${unknown}'; known are ${SCENARIO_NAMES.join(', ')}`);
  const { manifests, problems } = manifestsUnderTest(received, 'toSurvive');
  const { kubernetesVersion, facts } = options;
  const { stated } = settingsOf({ kubernetesVersion, facts }, 'the options of toSurvive');
  const version = parseKubernetesVersion(kubernetesVersion ?? DEFAULT_KUBERNETES_VERSION);
  const world = readWorld(manifests, version, stated);
  const run = { scenarios: wanted, rate: RATE };
  const outcomes = simulate(world, run);
  if (outcomes.length === 0 && problems.length === 0)
    throw new TypeError(`toSurvive: no workload here goes through ${wanted.join(', ')}`);
  const losing = outcomes.filter(({ verdict }) => verdict === 'loses' || verdict === 'unknown');
  const pass = losing.length === 0 && problems.length === 0;
  const reading = { files: 1, resources: manifests.length, problems, skipped: [] };
  const text = () => {
    const changes = world.workloads
      .filter(({ identity }) => losing.some(({ workload }) => isDeepStrictEqual(workload, identity)))
      .map((workload) => findChange(world, workload, run));
    const report = simulationReportOf(losing, { rate: RATE }, reading, [], changes);
    return simulationText(report, { width: 100, drawsAll: true });
  };
  const all = counted(outcomes.length, 'scenario');
  return {
    pass,
    message: () =>
      pass
        ? `Requests should be lost here, but none is in ${all}: ${[...new Set(wanted)].join(', ')}.`
        : `No request should be lost here, but ${losing.some(({ verdict }) => verdict === 'loses') ? 'some are' : 'nobody can say'} in ${losing.length} of ${all}:\n\n${text().trimEnd()}`,
  };
}
