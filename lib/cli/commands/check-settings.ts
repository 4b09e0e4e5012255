import { setOwn } from '../../kubernetes';
import { RULES, SEVERITY_LEVELS, type CheckOptions, type Rule, type Settings, type SeverityLevel } from '../../check';
import { didYouMean } from '../../kubernetes/values/did-you-mean';
import { findRule } from '../find-rule';
import { besideManifests } from '../files/beside-manifests';
import type { Given } from '../flags/flag';
import type { Io } from '../io';
import { UsageError } from '../usage-error';
import { statedSettings } from './stated-settings';

/** What a run of `check` judges by, from its configuration and flags; flags count more. */
export function checkSettings(given: Given, config: Settings, { files }: Pick<Io, 'files'>): CheckOptions {
  const wanted = given.all('rule').map((id) => findRule(id).id);
  return {
    ...statedSettings(given, config),
    ...(wanted.length > 0 && { rules: withPresupposed(wanted), reports: (rule: Rule) => wanted.includes(rule.id) }),
    severities: { ...config.severities, ...severitiesOf(given) },
    ignores: config.ignores,
    beside: besideManifests(given.positionals, files),
    generated: given.has('generated'),
    allEnvironments: given.has('all-environments'),
  };
}

function severitiesOf(given: Given): Readonly<Record<string, SeverityLevel>> {
  const severities: Record<string, SeverityLevel> = {};
  for (const rule of given.all('skip-rule')) setOwn(severities, findRule(rule).id, 'off');
  for (const text of given.all('severity')) {
    const [, rule = '', level = ''] = /^([^=]*)=(.*)$/.exec(text) ?? [];
    const known = SEVERITY_LEVELS.find((one) => one === level);
    if (rule === '') throw new UsageError(`--severity '${text}': write RULE=LEVEL, such as single-replica=info`);
    if (!known) {
      throw new UsageError(
        `--severity '${text}': known levels are ${SEVERITY_LEVELS.join(', ')}${didYouMean(level, SEVERITY_LEVELS)}`,
      );
    }
    setOwn(severities, findRule(rule).id, known);
  }
  return severities;
}

/** Rules with those that they presuppose, so that each is silent where it has to be. */
function withPresupposed(ids: readonly string[]): readonly Rule[] {
  const wanted = new Set(ids);
  for (const id of wanted)
    for (const below of RULES.find((rule) => rule.id === id)?.presupposes ?? []) wanted.add(below);
  return RULES.filter(({ id }) => wanted.has(id));
}
