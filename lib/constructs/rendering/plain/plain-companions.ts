import type { JsonObject } from '../../../kubernetes';
import type { PlainWorkload } from './plain-workload';

/** The objects that stand beside a workload of which nothing but facts is stated, as they are to be written. */
export function plainCompanions(workload: PlainWorkload): readonly JsonObject[] {
  switch (workload.kind) {
    case 'Deployment':
      return [...service(workload), budget(workload)];
    case 'Rollout':
      return [...service(workload), companion(workload, 'preview', {}), budget(workload)];
    case 'StatefulSet':
      return [...service(workload), companion(workload, 'peers', PEERS), budget(workload)];
    case 'DaemonSet':
      return service(workload);
    default:
      return [];
  }
}

const PEERS = { clusterIP: 'None', externalIPs: [], publishNotReadyAddresses: true };

/** Where no requests come in, there is none. */
function service(workload: PlainWorkload): readonly JsonObject[] {
  return workload.port === undefined ? [] : [leading(workload, workload.name, { externalIPs: [] })];
}

function companion(workload: PlainWorkload, suffix: string, spec: JsonObject): JsonObject {
  return leading(workload, `${workload.name}-${suffix}`, spec);
}

function leading({ namespace, port, labels }: PlainWorkload, name: string, spec: JsonObject): JsonObject {
  const ports = [{ port, targetPort: port }];
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace },
    spec: { ...spec, ports, selector: labels, type: 'ClusterIP' },
  };
}

function budget({ name, namespace, labels }: PlainWorkload): JsonObject {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name, namespace },
    spec: { maxUnavailable: 1, selector: { matchLabels: labels }, unhealthyPodEvictionPolicy: 'AlwaysAllow' },
  };
}
