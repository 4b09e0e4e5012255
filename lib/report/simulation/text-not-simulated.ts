import type { NotSimulated } from '../../simulation';
import { plainText } from '../plain-text';
import { wrap } from '../wrap';
import type { SimulationTextSettings } from './text-simulation-settings';

/** More of them than these are counted, unless somebody wants to see all. */
const MOST = 20;

/** What is left out, a workload a line, each with its reason. */
export function textNotSimulated(
  left: readonly NotSimulated[],
  { paint, width, verbose }: SimulationTextSettings,
): readonly string[] {
  if (left.length === 0) return [];
  const shown = verbose ? left : left.slice(0, MOST);
  const more = left.length - shown.length;
  const lines = shown.map((one) => wrap(plainText(wordNotSimulated(one)), width, '  - ', '    '));
  return [
    [
      paint('strong', 'not simulated:'),
      ...lines,
      ...(more > 0 ? [`  - and ${more} more (--verbose lists them)`] : []),
    ].join('\n'),
  ];
}

/** What is left out and why, in one line. */
export function wordNotSimulated({ workload, file, scenarios, why }: NotSimulated): string {
  const { kind, namespace, name } = workload;
  const place = file === undefined ? '' : ` (${file})`;
  const which = scenarios === undefined ? '' : ` ${scenarios.join(', ')}:`;
  return `${kind} ${namespace}/${name}${place}:${which} ${why}`;
}
