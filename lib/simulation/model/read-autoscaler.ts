import {
  asArray,
  asNumber,
  asObject,
  DOWNSCALE_STABILIZATION,
  SCALE_DOWN_DEFAULTS,
  type JsonObject,
  type ScaleDownRules,
  type ScalingPolicy,
} from '../../kubernetes';
import { identityOf, knownKind, type Workload } from '../../workload';
import type { Autoscaler } from './workload-model';

/** Reads how the autoscaler of a workload takes pods away; nothing where it has none, or one that may not choose. */
export function readAutoscaler({ replicas }: Workload): Autoscaler | undefined {
  const { autoscaler, min, max } = replicas;
  if (!autoscaler || max <= min) return undefined;
  const behavior = asObject(behaviorOf(asObject(autoscaler.object['spec']), knownKind(autoscaler.object))['scaleDown']);
  return {
    name: identityOf(autoscaler).name,
    min,
    scaleDown: readRules(behavior),
    window: asNumber(behavior['stabilizationWindowSeconds']) ?? DOWNSCALE_STABILIZATION,
  };
}

/** A ScaledObject hands a behavior on to the HorizontalPodAutoscaler that it makes. */
function behaviorOf(spec: JsonObject, kind: string | undefined): JsonObject {
  if (kind !== 'ScaledObject') return asObject(spec['behavior']);
  return asObject(asObject(asObject(spec['advanced'])['horizontalPodAutoscalerConfig'])['behavior']);
}

function readRules({ policies, selectPolicy }: JsonObject): ScaleDownRules {
  const read = asArray(policies).flatMap(readPolicy);
  return {
    policies: read.length > 0 ? read : SCALE_DOWN_DEFAULTS.policies,
    select: selectPolicy === 'Min' || selectPolicy === 'Disabled' ? selectPolicy : SCALE_DOWN_DEFAULTS.select,
  };
}

function readPolicy(policy: unknown): readonly ScalingPolicy[] {
  const { type, value, periodSeconds } = asObject(policy);
  const [amount, period] = [asNumber(value) ?? 0, asNumber(periodSeconds) ?? 0];
  const isRight = (type === 'Pods' || type === 'Percent') && amount > 0 && period > 0;
  return isRight ? [{ type, value: amount, period }] : [];
}
