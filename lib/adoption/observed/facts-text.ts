import { formatGoDuration, type Seconds } from '../../kubernetes';
import type { ObservedContainer, ObservedWorkload } from './observed-workload';

/** How facts are written: for a manifest, or for a program. */
export type FactsForm = 'annotations' | 'typescript';

/** What was seen, for people, with the facts to paste below it. */
export function factsText(workloads: readonly ObservedWorkload[], form: FactsForm): string {
  return workloads
    .map(
      (one) =>
        `${[headOf(one), ...one.containers.flatMap(seenLines), ...requestLines(one), ...pasteLines(one, form)].join('\n')}\n`,
    )
    .join('\n');
}

function headOf({ kind, namespace, name, pods }: ObservedWorkload): string {
  return `${kind} ${namespace}/${name}: ${counted(pods, 'pod')}`;
}

function seenLines({ name, start, outliers, restarts, killed }: ObservedContainer): readonly string[] {
  const left = outliers > 0 ? `; ${outliers} left out that were ready again long after their start` : '';
  return [
    start
      ? `  ${name} started in ${wordTime(start.largest)} at the slowest (${start.seenAt}), ${wordTime(start.median)} in the median, n = ${start.count}${left}`
      : `  ${name}: no start was seen${left}`,
    ...(restarts > 0 ? [`  ${name} was started again ${counted(restarts, 'time')}`] : []),
    ...(killed.sigkill > 0
      ? [
          `  ${name} was killed ${counted(killed.sigkill, 'time')} (exit 137): its stop takes longer than it is given, or its liveness probe fails`,
        ]
      : []),
    ...(killed.memory > 0 ? [`  ${name} ran out of memory ${counted(killed.memory, 'time')}`] : []),
  ];
}

function requestLines({ requests }: ObservedWorkload): readonly string[] {
  if (!requests) return [];
  const { largest, p999, count, source } = requests;
  const most = p999 === undefined ? '' : `, 999 of 1000 within ${wordTime(p999)}`;
  return [`  the longest request took ${wordTime(largest)}${most}, n = ${count} (${source})`];
}

function pasteLines(workload: ObservedWorkload, form: FactsForm): readonly string[] {
  const facts = factsOf(workload);
  if (facts.length === 0) return ['  nothing to state'];
  return form === 'annotations' ? annotationLines(facts) : programLines(facts);
}

interface StatedFact {
  readonly annotation: string;
  readonly prop: string;
  /** The container where it is not the one that serves. */
  readonly container?: string;
  readonly value: Seconds;
}

/** Rounded up to whole seconds: what was seen is the least that has to be allowed. */
function factsOf({ containers, requests }: ObservedWorkload): readonly StatedFact[] {
  const [main, ...others] = [...containers].sort((one, other) => rankOf(one) - rankOf(other));
  const start = (container: ObservedContainer | undefined, name?: string): readonly StatedFact[] =>
    container?.start
      ? [
          {
            annotation: 'slowest-start',
            prop: 'slowestStart',
            value: Math.ceil(container.start.largest),
            ...(name !== undefined && { container: name }),
          },
        ]
      : [];
  return [
    ...start(main),
    ...others.flatMap((one) => start(one, one.name)),
    ...(requests
      ? [{ annotation: 'longest-request', prop: 'longestRequest', value: Math.ceil(requests.largest) }]
      : []),
  ];
}

/** The first regular container is the one that serves, where nobody says another. */
function rankOf({ role }: ObservedContainer): number {
  return ['regular', 'sidecar', 'init'].indexOf(role);
}

function annotationLines(facts: readonly StatedFact[]): readonly string[] {
  return [
    '  metadata:',
    '    annotations:',
    ...facts.map(({ annotation, container, value }) => {
      const name = `zero-downtime/${annotation}${container === undefined ? '' : `.${container}`}`;
      return `      ${name}: ${formatGoDuration(value)}`;
    }),
  ];
}

function programLines(facts: readonly StatedFact[]): readonly string[] {
  return facts.map(({ prop, container, value }) => {
    const of = container === undefined ? '' : ` // of ${container}: in its own options`;
    return `  ${prop}: Duration.seconds(${value}),${of}`;
  });
}

function wordTime(seconds: Seconds): string {
  return seconds < 10 ? `${Math.round(seconds * 1000) / 1000} s` : `${Math.round(seconds * 10) / 10} s`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
