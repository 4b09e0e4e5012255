import { oncePer } from '../../kubernetes';
import { asArray, asObject, asString, isObject, isWorkload, type World } from '../../workload';
import type { WorkloadRule } from '../rule';
import { changed, WEB } from '../support/example';
import { restingOn } from '../support/resting-on';

const GRACE = 'terminationGracePeriodSeconds: 25';
const gated = (type: string) => changed(WEB, { [GRACE]: `${GRACE}\nreadinessGates: [{ conditionType: ${type} }]` });

/** A readiness gate that nothing is known to open. */
export const readinessGateUnset: WorkloadRule = {
  id: 'readiness-gate-unset',
  title: 'A readiness gate that nothing is known to open',
  severity: 'error',
  effect: 'stuck',
  message:
    'no pod of {name} becomes ready unless something sets its condition {type}: these manifests show nothing that does',
  why: 'A pod with a readiness gate is ready only when its condition is True, whatever its probes say. Kubernetes itself sets none of these conditions: without their controller a release never ends.',
  fix: 'install the controller that sets {type}, and let it be there before these pods; or take the readiness gate away',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-readiness-gate',
  presupposes: ['container-refused'],
  bad: [gated('example.com/registered')],
  good: [WEB, gated('cloud.google.com/load-balancer-neg-ready')],
  *check(workload, world) {
    for (const [at, gate] of asArray(workload.podSpec['readinessGates']).entries()) {
      const type = asString(asObject(gate)['conditionType']);
      if (type === undefined || SET_BY_CLOUDS.test(type) || isNamed(type, world)) continue;
      yield {
        path: [...workload.podPath, 'readinessGates', at, 'conditionType'],
        numbers: { name: workload.identity.name, type },
        ...restingOn(`nothing in the cluster sets the condition ${type}`),
      };
    }
  },
};

/**
 * Conditions of controllers that the clusters of clouds have, and of well-known ones that put their gates in by
 * themselves.
 *
 * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/pod_readiness_gate/
 * @see https://openkruise.io/docs/user-manuals/cloneset#in-place-update
 */
const SET_BY_CLOUDS =
  /^(?:target-health\.|cloud\.google\.com\/|[\w.-]*\.(?:aws|alibabacloud\.com|azure\.com|tencent\.com)\/|service\.readiness\.alibabacloud\.com|InPlaceUpdateReady$|KruisePodReady$)/;

/** Whether anything but the gates themselves says the name of a condition: an argument, a role, a custom resource. */
function isNamed(type: string, world: World): boolean {
  return textsOf(world).some((text) => text.includes(type));
}

const textsOf = oncePer((world: World): readonly string[] =>
  world.manifests.flatMap((manifest) => textsIn(manifest.object, isWorkload(manifest))),
);

function textsIn(object: unknown, isWorkload: boolean): readonly string[] {
  const texts: string[] = [];
  const open: unknown[] = [object];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === 'string') texts.push(value);
    for (const below of Array.isArray(value) ? value : valuesIn(value, isWorkload)) open.push(below);
  }
  return texts;
}

function valuesIn(value: unknown, isWorkload: boolean): readonly unknown[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, below]) => (isWorkload && key === 'readinessGates' ? [] : [below]));
}
