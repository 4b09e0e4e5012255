import { RULES, SEVERITY_LEVELS } from '../../check';
import { KNOWN_TRAFFIC } from '../../facts';
import { KUBERNETES_VERSIONS, own } from '../../kubernetes';
import { SCENARIO_NAMES } from '../../simulation';
import type { CommandEntry } from '../command';
import { FORMATS } from '../commands/check-outputs';
import { SIMULATE_FORMATS } from '../commands/simulate-outputs';
import { COMMON_FLAGS, type Flags } from '../flags/flag';

/** A flag as shells complete it. */
export interface CompletedFlag {
  readonly name: string;
  readonly short?: string;
  readonly says: string;
  /** Whether something stands behind it. */
  readonly takesValue: boolean;
  /** What may stand behind it, where that is a closed list; else a file may. */
  readonly values?: readonly string[];
}

/** A command as shells complete it. */
export interface CompletedCommand {
  readonly name: string;
  readonly says: string;
  readonly flags: readonly CompletedFlag[];
  /** What stands behind it besides flags, where that is no file. */
  readonly words?: readonly string[];
}

const RULE_IDS = RULES.map(({ id }) => id);

/** Values by what a flag is called, whichever command it is of. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  rule: RULE_IDS,
  'skip-rule': RULE_IDS,
  severity: RULE_IDS.flatMap((id) => SEVERITY_LEVELS.map((level) => `${id}=${level}`)),
  scenario: SCENARIO_NAMES,
  traffic: Object.keys(KNOWN_TRAFFIC),
  'on-sigterm': ['drains', 'exits', 'ignores', 'unknown'],
  'kubernetes-version': KUBERNETES_VERSIONS,
  connections: ['new', 'keep-alive'],
  as: ['diff', 'text', 'patch', 'json'],
};

const FORMAT_VALUES: Readonly<Record<string, readonly string[]>> = {
  check: FORMATS,
  simulate: SIMULATE_FORMATS,
};

/** Everything that there is to complete, from the commands' own tables. */
export function completionTable(
  commands: Readonly<Record<string, CommandEntry>>,
  shells: readonly string[],
): readonly CompletedCommand[] {
  const words: Readonly<Record<string, readonly string[]>> = { explain: RULE_IDS, completion: shells };
  return Object.entries(commands).map(([name, { says, load }]) => {
    const known: Flags = { ...load().flags, ...COMMON_FLAGS };
    const all = Object.entries(known);
    const flags = all.map(([flag, { short, value, says: about }]) => {
      const values = flag === 'format' ? (own(FORMAT_VALUES, name) ?? ['text', 'json']) : own(VALUES, flag);
      const takesValue = value !== undefined;
      return { name: flag, ...(short && { short }), says: about, takesValue, ...(takesValue && values && { values }) };
    });
    const its = own(words, name);
    return { name, says, flags, ...(its && { words: its }) };
  });
}
