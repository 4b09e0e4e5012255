import fc from 'fast-check';
import type { JsonObject } from '../../lib/kubernetes';
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

const APPS: Readonly<Record<string, readonly JsonObject[]>> = {
  plain: WEB,
  autoscaled: [...(unset(WEB) ?? WEB), ...AUTOSCALER],
  'behind a proxy': [...UNSTATED, ...ingress('', 'nginx')],
  'behind an ALB': [...UNSTATED, ...ingress(ALB, 'alb')],
};

describe('What check says of a release and what a simulation of it shows', () => {
  test('never contradict each other, whatever a release changes', () => {
    const app = fc.constantFrom(...Object.keys(APPS));
    const edit = fc.constantFrom(...Object.keys(RELEASE_EDITS));
    const property = fc.property(app, edit, fc.option(edit, { freq: 3 }), (name, first, second) => {
      const before = APPS[name] as readonly JsonObject[];
      const changed = RELEASE_EDITS[first]?.(before) ?? before;
      const after = (second === null ? undefined : RELEASE_EDITS[second]?.(changed)) ?? changed;
      expect(disagreement(before, after)).toBeUndefined();
    });
    fc.assert(property, runs(25));
  });
});
