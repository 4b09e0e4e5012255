import {
  asNumber,
  asObject,
  DAEMON_SET_DEFAULTS,
  DEPLOYMENT_DEFAULTS,
  STATEFUL_SET_DEFAULTS,
  type IntOrPercent,
  type Json,
  type JsonObject,
  type Seconds,
} from '../../kubernetes';
import { knownKind, type KnownKind } from '../objects/known-kind';
import type { Manifest } from '../objects/manifest';
import type { Update } from './update';

/**
 * How long a Rollout keeps old pods that no traffic is routed to any more.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/specification/
 */
const SCALE_DOWN_DELAY: Seconds = 30;

type ReadUpdate = (spec: JsonObject) => Omit<Update, 'manifest' | 'minReady'>;

const READERS: Partial<Record<KnownKind, ReadUpdate>> = {
  Deployment: readDeployment,
  Rollout: readRollout,
  StatefulSet: readStatefulSet,
  DaemonSet: readDaemonSet,
};

/** How a workload, or the Rollout that has taken it over, replaces its pods. */
export function readUpdate(manifest: Manifest): Update {
  const spec = asObject(manifest.object['spec']);
  const read = READERS[knownKind(manifest.object) ?? 'Pod'];
  return {
    manifest,
    minReady: asNumber(spec['minReadySeconds']) ?? DEPLOYMENT_DEFAULTS.minReadySeconds,
    ...(read?.(spec) ?? { way: 'none', path: ['spec'] }),
  };
}

function readDeployment(spec: JsonObject): ReturnType<ReadUpdate> {
  const { type, rollingUpdate } = asObject(spec['strategy']);
  return {
    way: type === 'Recreate' ? 'recreate' : 'rolling',
    path: ['spec', 'strategy'],
    progressDeadline: deadlineOf(spec),
    ...(type !== 'Recreate' && bounds(rollingUpdate, DEPLOYMENT_DEFAULTS)),
  };
}

function readRollout(spec: JsonObject): ReturnType<ReadUpdate> {
  const { canary, blueGreen } = asObject(spec['strategy']);
  const progressDeadline = deadlineOf(spec);
  if (blueGreen !== undefined && blueGreen !== null) {
    const scaleDownDelay = asNumber(asObject(blueGreen)['scaleDownDelaySeconds']) ?? SCALE_DOWN_DELAY;
    return { way: 'blue-green', path: ['spec', 'strategy', 'blueGreen'], progressDeadline, scaleDownDelay };
  }
  const { trafficRouting, scaleDownDelaySeconds } = asObject(canary);
  const delay = trafficRouting ? (asNumber(scaleDownDelaySeconds) ?? SCALE_DOWN_DELAY) : undefined;
  return {
    way: 'rolling',
    path: ['spec', 'strategy', 'canary'],
    progressDeadline,
    ...(delay !== undefined && { scaleDownDelay: delay }),
    ...bounds(canary, DEPLOYMENT_DEFAULTS),
  };
}

function readStatefulSet(spec: JsonObject): ReturnType<ReadUpdate> {
  const { type, rollingUpdate } = asObject(spec['updateStrategy']);
  const isReplaced = type !== 'OnDelete';
  return {
    way: isReplaced ? 'replace' : 'none',
    path: ['spec', 'updateStrategy'],
    ordered: spec['podManagementPolicy'] !== 'Parallel',
    ...(isReplaced && {
      partition: asNumber(asObject(rollingUpdate)['partition']) ?? STATEFUL_SET_DEFAULTS.partition,
      maxSurge: 0,
      maxUnavailable: 1, // the field is dropped unless the cluster has a feature gate on
    }),
  };
}

function readDaemonSet(spec: JsonObject): ReturnType<ReadUpdate> {
  const { type, rollingUpdate } = asObject(spec['updateStrategy']);
  const path = ['spec', 'updateStrategy'];
  if (type === 'OnDelete') return { way: 'none', path };
  const read = bounds(rollingUpdate, DAEMON_SET_DEFAULTS);
  const surges = read.maxSurge !== undefined && parseInt(String(read.maxSurge), 10) > 0;
  return { way: surges ? 'rolling' : 'replace', path, ...read };
}

function deadlineOf(spec: JsonObject): Seconds {
  return asNumber(spec['progressDeadlineSeconds']) ?? DEPLOYMENT_DEFAULTS.progressDeadlineSeconds;
}

function bounds(
  written: Json | undefined,
  defaults: { readonly maxSurge: IntOrPercent; readonly maxUnavailable: IntOrPercent },
): Pick<Update, 'maxSurge' | 'maxUnavailable'> {
  const { maxSurge, maxUnavailable } = asObject(written);
  return {
    maxSurge: intOrPercent(maxSurge ?? defaults.maxSurge),
    maxUnavailable: intOrPercent(maxUnavailable ?? defaults.maxUnavailable),
  };
}

/** A whole number or a whole percentage; the API server refuses anything else. */
function intOrPercent(value: Json): IntOrPercent | undefined {
  if (typeof value === 'number') return Number.isInteger(value) && value >= 0 ? value : undefined;
  return typeof value === 'string' && /^\d{1,9}%$/.test(value) ? value : undefined;
}
