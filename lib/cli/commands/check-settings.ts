import { RULES, SEVERITY_LEVELS, type CheckOptions, type Rule, type SeverityLevel } from '../../check';
import { readStatedDefaults, type OutsideFacts } from '../../facts';
import { parseKubernetesVersion } from '../../kubernetes';
import type { Config } from '../config/config';
import { didYouMean } from '../did-you-mean';
import { findRule } from '../find-rule';
import type { Given } from '../flags/flag';
import { UsageError } from '../usage-error';

/** The flags that state facts, and what the facts are called in a configuration. */
const FACT_FLAGS = {
  'longest-request': 'longestRequest',
  'slowest-start': 'slowestStart',
  'on-sigterm': 'onSigterm',
  traffic: 'traffic',
} as const;

/** What a run of `check` judges by, from its configuration and flags; flags count more. */
export function checkSettings(given: Given, config: Config): CheckOptions {
  const kubernetesVersion = versionOf(given) ?? config.kubernetesVersion;
  const wanted = given.all('rule').map((id) => findRule(id).id);
  return {
    ...(kubernetesVersion !== undefined && { kubernetesVersion }),
    ...(wanted.length > 0 && { rules: withPresupposed(wanted), reports: (rule: Rule) => wanted.includes(rule.id) }),
    severities: { ...config.severities, ...severitiesOf(given) },
    ignores: config.ignores,
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

function severitiesOf(given: Given): Readonly<Record<string, SeverityLevel>> {
  const severities: Record<string, SeverityLevel> = {};
  for (const rule of given.all('skip-rule')) severities[findRule(rule).id] = 'off';
  for (const text of given.all('severity')) {
    const [, rule = '', level = ''] = /^([^=]*)=(.*)$/.exec(text) ?? [];
    const known = SEVERITY_LEVELS.find((one) => one === level);
    if (rule === '') throw new UsageError(`--severity '${text}': write RULE=LEVEL, such as single-replica=info`);
    if (!known) {
      throw new UsageError(
        `--severity '${text}': known levels are ${SEVERITY_LEVELS.join(', ')}${didYouMean(level, SEVERITY_LEVELS)}`,
      );
    }
    severities[findRule(rule).id] = known;
  }
  return severities;
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

/** Rules with those that they presuppose, so that each is silent where it has to be. */
function withPresupposed(ids: readonly string[]): readonly Rule[] {
  const wanted = new Set(ids);
  for (const id of wanted)
    for (const below of RULES.find((rule) => rule.id === id)?.presupposes ?? []) wanted.add(below);
  return RULES.filter(({ id }) => wanted.has(id));
}
