import { drainLag, type OnSigterm } from '../../../facts';
import type { Container, HookDuration, Workload } from '../../../workload';
import { DRAINS, longestRequestOf, losesAtStop, makesCalls, neededWait, type Stopping } from './stopping';

interface Assumed {
  readonly assumption: string;
  /** What else the truth may be: the cases that matter. */
  readonly otherwise: readonly Partial<Stopping>[];
}

/**
 * The assumptions on which it depends that a container loses something when it is stopped: none where it does
 * whatever the facts are that nobody has stated.
 */
export function stopAssumptions(stopping: Stopping, workload: Workload): readonly string[] {
  const assumed = assumedFacts(stopping, workload);
  const cases = assumed.reduce<readonly Stopping[]>(
    (all, { otherwise }) => all.flatMap((one) => [one, ...otherwise.map((other) => ({ ...one, ...other }))]),
    [stopping],
  );
  if (cases.every(losesAtStop)) return [];
  const decisive = assumed.filter(({ otherwise }) =>
    otherwise.some((other) => !losesAtStop({ ...stopping, ...other })),
  );
  return (decisive.length > 0 ? decisive : assumed).map(({ assumption }) => assumption);
}

function assumedFacts(stopping: Stopping, { traffic }: Workload): readonly Assumed[] {
  const { container, hook } = stopping;
  const facts: readonly { assumption?: string; otherwise: Assumed['otherwise'] }[] = [
    { assumption: traffic.assumption, otherwise: [{ traffic: [] }] },
    { assumption: stopping.behind?.assumption, otherwise: [{ traffic: [] }] },
    {
      assumption: stopping.traffic.length > 0 ? traffic.delayAssumption : undefined,
      otherwise: [{ traffic: traffic.certain }],
    },
    { assumption: longestRequestOf(stopping).assumption, otherwise: [{ longestRequest: 0 }] },
    {
      assumption: container.onSigterm.assumption,
      otherwise: behaviours(stopping).map((onSigterm) => ({ onSigterm })),
    },
    // Stated to be unknown, it is planned for as one that drains, and one that exits may still lose nothing.
    { assumption: isStatedUnknown(container) ? DRAINS : undefined, otherwise: [{ onSigterm: { kind: 'exits' } }] },
    { assumption: hook.assumption ?? callAssumption(stopping), otherwise: [{ hook: enough(stopping) }] },
  ];
  return facts.flatMap(({ assumption, otherwise }) => (assumption === undefined ? [] : [{ assumption, otherwise }]));
}

function isStatedUnknown({ onSigterm }: Container): boolean {
  return onSigterm.assumption === undefined && onSigterm.value.kind === 'unknown';
}

/** Everything that an application can do on SIGTERM, at its best for this workload. */
function behaviours({ traffic }: Stopping): readonly OnSigterm[] {
  const lag = drainLag(traffic);
  return [{ kind: 'drains' }, { kind: 'exits' }, { kind: 'ignores' }, { kind: 'keeps-serving', for: lag }];
}

/** A call counts as no wait, because it may return at once. Of a hook without an end other rules speak. */
function callAssumption(stopping: Stopping): string | undefined {
  const { atMost, stopsEarly } = stopping.hook;
  const isBounded = makesCalls(stopping) && Number.isFinite(atMost) && stopsEarly !== true;
  return isBounded ? 'the calls in the preStop hook return at once' : undefined;
}

/** The hook at its best: its calls take all the time that they may. */
function enough(stopping: Stopping): HookDuration {
  const { atMost, assumption } = stopping.hook;
  const wait = assumption === undefined && Number.isFinite(atMost) ? atMost : neededWait(stopping);
  return { atLeast: wait, atMost: wait };
}
