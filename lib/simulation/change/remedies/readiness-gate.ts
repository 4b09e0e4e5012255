import { GATE_LABEL, namespaceOf } from '../../../workload';
import { isLate } from '../../verdict/assumptions/gate-assumptions';
import { once, set, type Remedy, type Troubled } from './remedy';

/** A namespace that asks for the gate of AWS: its pods are ready only once their load balancer sends them requests. */
export function readinessGate({ workload, world, setting }: Troubled): Remedy | undefined {
  const namespace = namespaceOf(workload, world);
  if (!namespace || !setting.channels.some(isUngatedOfAws)) return undefined;
  return once('readiness-gate', [set(namespace, ['metadata', 'labels', GATE_LABEL], 'enabled')]);
}

/** Whether a load balancer of AWS may send the first request only some time after a pod is ready. */
export function isUngatedOfAws(channel: Troubled['setting']['channels'][number]): boolean {
  return channel.kind.startsWith('aws-') && !channel.isGated && isLate(channel);
}
