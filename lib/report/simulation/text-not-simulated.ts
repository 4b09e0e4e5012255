import { grouped } from '../../kubernetes';
import type { NotSimulated } from '../../simulation';
import { plainText } from '../plain-text';
import { wrap } from '../wrap';
import type { SimulationTextSettings } from './text-simulation-settings';

/** More of them than these are counted, unless somebody wants to see all. */
const MOST = 20;

/** How many workloads are named of those that lack the same scenarios for the same reason. */
const NAMED = 3;

/** What is left out, each with its reason: workloads line by line, then scenarios that others lack. */
export function textNotSimulated(
  left: readonly NotSimulated[],
  { paint, width, verbose }: SimulationTextSettings,
): readonly string[] {
  if (left.length === 0) return [];
  const whole = left.filter(({ scenarios }) => scenarios === undefined).map(wordNotSimulated);
  const parts = left.filter(({ scenarios }) => scenarios !== undefined);
  const words = [...whole, ...(verbose ? parts.map(wordNotSimulated) : alike(parts).map(wordAlike))];
  const shown = verbose ? words : words.slice(0, MOST);
  const more = words.length - shown.length;
  const lines = shown.map((one) => wrap(plainText(one), width, '  - ', '    '));
  const rest = more > 0 ? [`  - and ${more} more (--verbose lists them)`] : [];
  return [[paint('strong', 'not simulated:'), ...lines, ...rest].join('\n')];
}

/** What is left out and why, in one line. */
export function wordNotSimulated({ workload, file, line, scenarios, why }: NotSimulated): string {
  const { kind, namespace, name } = workload;
  const place = file === undefined ? '' : ` (${file}${line === undefined ? '' : `:${line}`})`;
  const which = scenarios === undefined ? '' : ` ${scenarios.join(', ')}:`;
  return `${kind} ${namespace}/${name}${place}:${which} ${why}`;
}

/** Workloads of a kind that lack the same scenarios for the same reason. */
function alike(parts: readonly NotSimulated[]): readonly (readonly NotSimulated[])[] {
  return [
    ...grouped(parts, ({ workload, scenarios, why }) => JSON.stringify([workload.kind, scenarios, why])).values(),
  ];
}

function wordAlike(group: readonly NotSimulated[]): string {
  const [first] = group;
  if (!first) return '';
  if (group.length === 1) return wordNotSimulated(first);
  const names = group.slice(0, NAMED).map(({ workload: { namespace, name } }) => `${namespace}/${name}`);
  const more = group.length > NAMED ? ` and ${group.length - NAMED} more` : '';
  return `${first.workload.kind} ${names.join(', ')}${more}: ${(first.scenarios ?? []).join(', ')}: ${first.why}`;
}
