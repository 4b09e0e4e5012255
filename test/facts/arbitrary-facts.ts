import fc from 'fast-check';
import {
  formatOnSigterm,
  KNOWN_TRAFFIC,
  knownTraffic,
  type IgnoredRule,
  type KnownTrafficKind,
  type OnSigterm,
  type StatedContainerFacts,
  type StatedFacts,
  type TrafficKind,
  type TrafficSource,
} from '../../lib/facts';
import { formatGoDuration } from '../../lib/kubernetes';

/** Any duration of a fact: whole seconds mostly, milliseconds, and whatever else a number can be. */
export const duration = fc.oneof(
  fc.nat({ max: 100_000 }),
  fc.nat({ max: 100_000 }).map((milliseconds) => milliseconds / 1000),
  fc.double({ min: 0, max: 1e6, noNaN: true }),
);

export const onSigterm: fc.Arbitrary<OnSigterm> = fc.oneof(
  fc.constantFrom('drains', 'exits', 'ignores', 'unknown').map((kind) => ({ kind }) as OnSigterm),
  duration.map((seconds) => ({ kind: 'keeps-serving', for: seconds }) as const),
);

const keptConnections = fc.constantFrom('closes-early', 'closes-idle', 'leaves-open', 'clients-retry');

const name = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._/:=-]{0,20}$/);

const known = fc
  .record({
    kind: fc.constantFrom(...(Object.keys(KNOWN_TRAFFIC) as KnownTrafficKind[])),
    stated: fc.record({ drainLag: duration, firstUse: duration }, { requiredKeys: [] }),
  })
  .map(({ kind, stated }) => knownTraffic(kind, stated));

const stated = fc
  .record(
    {
      kind: fc.constantFrom<TrafficKind>('node-health-check', 'registry', 'mesh', 'custom'),
      drainLag: duration,
      firstUse: duration,
      name,
      deregistration: fc.record({ callTimeout: duration }),
    },
    { requiredKeys: ['kind', 'drainLag', 'firstUse'] },
  )
  .map((source) => ({ ...source, basis: 'stated', because: 'stated' }) as const);

export const traffic: fc.Arbitrary<TrafficSource> = fc.oneof(known, stated);

const containerFacts: fc.Arbitrary<StatedContainerFacts> = fc.record(
  { slowestStart: duration, longestRequest: duration, onSigterm, keptConnections, preStopTakes: duration },
  { requiredKeys: [] },
);

/** Names that Kubernetes allows for containers, of which an annotation can hold 46 characters. */
const containerName = fc.oneof(
  fc.stringMatching(/^[a-z0-9](?:[a-z0-9-]{0,44}[a-z0-9])?$/),
  fc.constantFrom('constructor', 'prototype', 'valueof'),
);

const ignoredRule: fc.Arbitrary<IgnoredRule> = fc.record({
  rule: fc.stringMatching(/^[a-z]+(?:-[a-z]+){0,3}$/),
  reason: fc.string({ unit: 'grapheme' }).filter((text) => text.trim() !== ''),
});

/** Anything that somebody may state about a workload. */
export const facts: fc.Arbitrary<StatedFacts> = fc.record(
  {
    workload: containerFacts,
    containers: fc.dictionary(
      containerName,
      containerFacts.filter((its) => Object.keys(its).length > 0),
      { noNullPrototype: true },
    ),
    traffic: fc.array(traffic, { minLength: 1, maxLength: 4 }),
    ignored: fc.array(ignoredRule, { maxLength: 3 }),
  },
  { requiredKeys: ['workload', 'containers', 'ignored'] },
);

/** What of facts an annotation can hold: durations to the nanosecond, a reason in one line, numbers without their basis. */
export function asWritten(stated: StatedFacts): unknown {
  return {
    workload: ofContainer(stated.workload),
    containers: Object.fromEntries(
      Object.entries(stated.containers).map(([container, its]) => [container, ofContainer(its)]),
    ),
    traffic: stated.traffic?.map(({ kind, name: called, drainLag, firstUse, deregistration }) => ({
      kind,
      called,
      drainLag: formatGoDuration(drainLag),
      firstUse: formatGoDuration(firstUse),
      deregistration: deregistration && formatGoDuration(deregistration.callTimeout),
    })),
    ignored: stated.ignored.map(({ rule, reason }) => ({ rule, reason: reason.replace(/\s+/g, ' ').trim() })),
  };
}

function ofContainer({
  slowestStart,
  longestRequest,
  onSigterm: behaviour,
  keptConnections: kept,
  preStopTakes,
}: StatedContainerFacts): unknown {
  const text = (seconds: number | undefined) => (seconds === undefined ? undefined : formatGoDuration(seconds));
  return {
    slowestStart: text(slowestStart),
    longestRequest: text(longestRequest),
    onSigterm: behaviour && formatOnSigterm(behaviour),
    keptConnections: kept,
    preStopTakes: text(preStopTakes),
  };
}
