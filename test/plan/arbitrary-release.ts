import fc from 'fast-check';
import { knownTraffic, type OnSigterm, type TrafficSource } from '../../lib/facts';
import type { DrainFacts, ContainerReleaseFacts, PreStopWish, ReleaseFacts } from '../../lib/plan';

/** A time up to `max` seconds, whole or with milliseconds. */
export function upTo(max: number): fc.Arbitrary<number> {
  return fc.oneof(
    fc.nat({ max }),
    fc.nat({ max: max * 1000 }).map((milliseconds) => milliseconds / 1000),
  );
}

export const onSigterm: fc.Arbitrary<OnSigterm> = fc.oneof(
  fc.constantFrom('drains', 'exits', 'ignores', 'unknown').map((kind) => ({ kind }) as OnSigterm),
  upTo(90).map((seconds) => ({ kind: 'keeps-serving', for: seconds }) as const),
);

export const drainFacts: fc.Arbitrary<DrainFacts> = fc.record({
  onSigterm,
  drainLag: upTo(200),
  longestRequest: upTo(900),
});

const source: fc.Arbitrary<TrafficSource> = fc.oneof(
  fc
    .constantFrom('none', 'cluster-ip', 'headless', 'ingress-nginx', 'aws-alb', 'aws-nlb', 'gke-neg')
    .map((kind) => knownTraffic(kind as 'none')),
  fc
    .record({ drainLag: upTo(120), firstUse: upTo(120), callTimeout: fc.option(upTo(10), { nil: undefined }) })
    .map(({ drainLag, firstUse, callTimeout }): TrafficSource => ({
      kind: 'registry',
      name: 'nacos',
      drainLag,
      firstUse,
      basis: 'stated',
      because: 'stated',
      ...(callTimeout !== undefined && { deregistration: { callTimeout } }),
    })),
);

const probe = fc.record(
  {
    period: fc.integer({ min: 1, max: 30 }),
    timeout: fc.integer({ min: 1, max: 30 }),
  },
  { requiredKeys: [] },
);

const preStop: fc.Arbitrary<PreStopWish> = fc.oneof(
  fc.constant({ form: 'wait' } as const),
  fc.nat({ max: 10 }).map((callTimeout) => ({ form: 'call-then-wait', callTimeout }) as const),
  upTo(60).map((seconds) => ({ form: 'takes', seconds }) as const),
  fc
    .tuple(upTo(30), upTo(30))
    .map(([atLeast, more]) => ({ form: 'as-written', atLeast, atMost: atLeast + more }) as const),
);

const liveness = fc
  .record({ wish: probe, sameHandlerAsReadiness: fc.boolean() })
  .map(({ wish, sameHandlerAsReadiness }) => ({ ...wish, sameHandlerAsReadiness }));

function container(name: string, serves: boolean): fc.Arbitrary<ContainerReleaseFacts> {
  return fc.record(
    {
      name: fc.constant(name),
      serves: fc.constant(serves),
      slowestStart: upTo(1200),
      longestRequest: upTo(900),
      onSigterm,
      startup: probe,
      readiness: probe,
      liveness,
      preStop,
    },
    { requiredKeys: ['name', 'serves', 'onSigterm', 'preStop'] },
  );
}

/** Anything that a release may follow from, with nothing that the user has set himself. */
export const release: fc.Arbitrary<ReleaseFacts> = fc.record({
  kubernetesVersion: fc.constant('1.30'),
  traffic: fc.array(source, { minLength: 1, maxLength: 3 }),
  containers: fc
    .tuple(container('main', true), fc.array(container('helper', false), { maxLength: 2 }))
    .map(([serving, others]) => [serving, ...others]),
  replicas: fc.option(fc.nat({ max: 20 }), { nil: undefined }),
  room: fc.constantFrom(0, 5, 2.5),
  pullAllowance: upTo(600),
  stated: fc.constant({}),
});
