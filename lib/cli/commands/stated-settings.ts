import { readStatedDefaults, type OutsideFacts, type StatedDefaults } from '../../facts';
import { parseKubernetesVersion } from '../../kubernetes';
import type { Settings } from '../../check';
import type { Given } from '../flags/flag';
import { UsageError } from '../usage-error';

/** The flags that state facts, and what the facts are called in a configuration. */
const FACT_FLAGS = {
  'longest-request': 'longestRequest',
  'slowest-start': 'slowestStart',
  'on-sigterm': 'onSigterm',
  traffic: 'traffic',
} as const;

/** What is known of the cluster and of the applications besides the manifests. */
export interface StatedSettings {
  readonly kubernetesVersion?: string;
  readonly stated: StatedDefaults;
}

/**
 * What is stated by flags and by the configuration; flags count more.
 *
 * @throws UsageError for a version or a fact that cannot be read
 */
export function statedSettings(given: Given, config: Pick<Settings, 'kubernetesVersion' | 'stated'>): StatedSettings {
  const kubernetesVersion = versionOf(given) ?? config.kubernetesVersion;
  return {
    ...(kubernetesVersion !== undefined && { kubernetesVersion }),
    stated: { ...config.stated, everywhere: merged(config.stated.everywhere, flaggedFacts(given)) },
  };
}

function versionOf(given: Given): string | undefined {
  const version = given.one('kubernetes-version');
  if (version === undefined) return undefined;
  try {
    parseKubernetesVersion(version);
    return version;
  } catch (error) {
    throw new UsageError(`--kubernetes-version: ${(error as Error).message}`);
  }
}

function flaggedFacts(given: Given): OutsideFacts | undefined {
  const entries = Object.entries(FACT_FLAGS).flatMap(([flag, fact]) => {
    const value = given.one(flag);
    return value === undefined ? [] : [[flag, fact, value] as const];
  });
  for (const [flag, fact, value] of entries) {
    const { problems } = readStatedDefaults({ everywhere: { [fact]: value } });
    const [problem] = problems;
    if (problem !== undefined) throw new UsageError(`--${flag}: ${problem.replace(/^[\w.]+: /, '')}`);
  }
  return readStatedDefaults({ everywhere: Object.fromEntries(entries.map(([, fact, value]) => [fact, value])) }).stated
    .everywhere;
}

function merged(one: OutsideFacts = {}, other: OutsideFacts = {}): OutsideFacts {
  return { ...one, ...other, workload: { ...one.workload, ...other.workload } };
}
