import fc from 'fast-check';
import type { JsonObject } from '../../lib/kubernetes';
import { casesOf, RELEASE_ORDERS } from '../../lib/simulation';
import { settingsOf } from '../../lib/simulation/read-case';
import { runSample } from '../../lib/simulation/sampled/run-sample';
import { worstRun } from '../../lib/simulation/worst/worst-run';
import { readWorld } from '../../lib/workload';
import { NOTHING } from './bounds';
import { runs } from '../properties/runs';
import { web, worldOf } from './manifests';
import { disagreement } from './release-agreement';
import { RELEASE_EDITS } from './release-edits';

const objects = (text: string): readonly JsonObject[] => worldOf(text).manifests.map(({ object }) => object);

const WEB = web().manifests.map(({ object }) => object);
const UNSTATED = JSON.parse(
  JSON.stringify(WEB).replace('"zero-downtime/traffic":"cluster-ip"', '"team":"shop"'),
) as readonly JsonObject[];
const AUTOSCALER = objects(
  '{ apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: { name: web }, spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }, minReplicas: 3, maxReplicas: 8 } }',
);
const ingress = (annotations: string, name: string) =>
  objects(
    `{ apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: { name: web, annotations: { ${annotations} } }, spec: { ingressClassName: ${name}, rules: [{ host: web.example.com, http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }] } }] } }`,
  );
const ALB =
  'alb.ingress.kubernetes.io/target-type: ip, alb.ingress.kubernetes.io/target-group-attributes: deregistration_delay.timeout_seconds=4';

const unset = RELEASE_EDITS['replicas are left out'] as NonNullable<(typeof RELEASE_EDITS)[string]>;

const CONFIG = objects('{ apiVersion: v1, kind: ConfigMap, metadata: { name: web }, data: { mode: a } }');
const CONFIGURED = JSON.parse(
  JSON.stringify(WEB).replace('"image":"web:1"', '"envFrom":[{"configMapRef":{"name":"web"}}],"image":"web:1"'),
) as readonly JsonObject[];

const APPS: Readonly<Record<string, readonly JsonObject[]>> = {
  plain: WEB,
  autoscaled: [...(unset(WEB) ?? WEB), ...AUTOSCALER],
  'behind a proxy': [...UNSTATED, ...ingress('', 'nginx')],
  'behind an ALB': [...UNSTATED, ...ingress(ALB, 'alb')],
  configured: [...CONFIGURED, ...CONFIG],
};

/** A release of one of the applications, with one or two of the changes that people make. */
const release = fc
  .tuple(
    fc.constantFrom(...Object.keys(APPS)),
    fc.constantFrom(...Object.keys(RELEASE_EDITS)),
    fc.option(fc.constantFrom(...Object.keys(RELEASE_EDITS)), { freq: 3 }),
  )
  .map(([name, first, second]) => {
    const before = APPS[name] as readonly JsonObject[];
    const changed = RELEASE_EDITS[first]?.(before) ?? before;
    return [before, (second === null ? undefined : RELEASE_EDITS[second]?.(changed)) ?? changed] as const;
  });

describe('What check says of a release and what a simulation of it shows', () => {
  test('never contradict each other, whatever a release changes', () => {
    const property = fc.property(release, ([before, after]) => {
      expect(disagreement(before, after)).toBeUndefined();
    });
    fc.assert(property, runs(25));
  });
});

test('No drawn run of a release loses more than its worst case, whoever applies it, and whatever it takes away', () => {
  let compared = 0;
  const how = fc.record({ order: fc.constantFrom(...RELEASE_ORDERS), prune: fc.boolean() });
  const property = fc.property(release, how, fc.nat(1e6), ([before, after], by, seed) => {
    const options = { ...by, from: read(before), scenarios: RELEASED };
    const world = read(after);
    for (const one of casesOf(world, options)) {
      for (const clients of ['new', 'keep-alive'] as const) {
        for (const setting of settingsOf(world, one, options)) {
          const worst = worstRun(setting, one.scenario, clients).ran.lost;
          const kept = {
            ...setting,
            clients: { ...setting.clients, connections: clients === 'new' ? 'new' : 1000 },
          } as const;
          const { lost } = runSample(kept, one, seed).account;
          compared += 1;
          expect(lost).toBeLessThanOrEqual(
            worst < NOTHING ? NOTHING : worst * (one.scenario === 'rollout' ? 1.1 : 1.4),
          );
        }
      }
    }
  });
  fc.assert(property, runs(8));
  expect(compared).toBeGreaterThan(20);
});

const RELEASED = ['rollout', 'rollback', 'scale-midway'] as const;

const read = (all: readonly JsonObject[]) => readWorld(all.map((object) => ({ object })));
