import { drainDecision, type DrainDecision, type DrainedPod, type DrainOptions } from '../../../lib/kubernetes';
import { agrees } from '../agrees';
import type { CaseInput, TableReplay } from '../table';

/** The pod of the test's fixture of this name. */
function podOf(fixture: string): DrainedPod {
  const has = (pattern: RegExp) => pattern.test(fixture);
  return {
    phase: has(/fail/i) ? 'Failed' : has(/term|succe/i) ? 'Succeeded' : 'Running',
    owner: ownerOf(has),
    mirror: has(/mirror/i),
    emptyDir: has(/^(terminated)?job|empty-?dir|localstorage/i),
  };
}

/** Nobody runs the test's orphaned and naked pods, nor those that are named after their volume. */
function ownerOf(has: (pattern: RegExp) => boolean): DrainedPod['owner'] {
  if (has(/orphan|naked|^empty-?dir/i)) return 'none';
  if (has(/missing/i)) return 'missing-daemon-set';
  return has(/ds|daemon/i) ? 'daemon-set' : 'controller';
}

function optionsOf(args: readonly string[]): DrainOptions {
  const isSet = (option: string) => args.some((arg) => arg === option || arg === `${option}=true`);
  return {
    force: isSet('--force'),
    ignoreDaemonSets: isSet('--ignore-daemonsets'),
    deleteEmptyDirData: isSet('--delete-emptydir-data'),
  };
}

/** The pods are all `default/bar`. */
function warningOf(decisions: readonly DrainDecision[]): string {
  const messages = decisions.filter(({ action, message }) => action !== 'refuse' && message !== '');
  return messages.map(({ message }) => `Warning: ${message}: default/bar`).join('; ');
}

/** One pod that is refused keeps the others; a request that fails ends the command, after the eviction was tried. */
export const kubectlDrain: TableReplay = {
  inputs: ['pods', 'args', 'failUponEvictionOrDeletion'],
  answer: (input) => {
    const pods = (input['pods'] ?? []) as readonly string[];
    const options = optionsOf((input['args'] ?? []) as readonly string[]);
    const decisions = pods.map((pod) => drainDecision(podOf(pod), options));
    const isRefused = decisions.some(({ action }) => action === 'refuse');
    const isTried = !isRefused && decisions.some(({ action }) => action === 'evict');
    const fatal = isRefused || (isTried && input['failUponEvictionOrDeletion'] === true);
    return { fatal, delete: isTried, warning: warningOf(decisions), output: fatal ? '' : 'node/node drained' };
  },
  agrees: (expected, answer) => {
    const { warning, outputContains, ...flags } = expected as CaseInput;
    const told = answer as Readonly<Record<'warning' | 'output', string>>;
    const contains = (text: string, part: unknown) => typeof part !== 'string' || text.includes(part);
    return agrees(flags, answer) && contains(told.warning, warning) && contains(told.output, outputContains);
  },
};
