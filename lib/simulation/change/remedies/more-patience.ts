import { asObject } from '../../../kubernetes';
import { probeOf } from '../../../workload';
import { once, set, type Remedy, type Troubled } from './remedy';

/** Nobody asks more often in vain. */
const MOST = 3600;

/** A probe that lets a container fail more often before it kills it. */
export function morePatience(
  { workload, container }: Troubled,
  type: 'liveness' | 'startup',
): readonly (Remedy | undefined)[] {
  const probe = container?.probes.find((one) => one.type === type);
  if (!container || !probe) return [];
  if (probe.asks === 'error') return [rightPort({ workload, container }, type)];
  const { timing } = probe;
  const start = container.application.servesAfter;
  const path = [...container.path, `${type}Probe`, 'failureThreshold'];
  return [
    {
      name: `more-patience-${type}`,
      above: timing.failureThreshold,
      most: MOST,
      guess: Number.isFinite(start) ? Math.ceil((start - timing.initialDelay) / timing.period) + 1 : undefined,
      edits: (value) => [set(workload.manifest, path, value)],
    },
  ];
}

/** A probe that asks for a port by a name that there is not asks the only port that there is. */
export function rightPort(
  { workload, container: model }: Pick<Troubled, 'workload' | 'container'>,
  type: 'liveness' | 'startup' | 'readiness',
): Remedy | undefined {
  const container = workload.containers.find(({ name }) => name === model?.name);
  const probe = container && probeOf(container, type);
  const [only, ...others] = container?.ports ?? [];
  const kind = (['httpGet', 'tcpSocket', 'grpc'] as const).find((one) => probe?.[one] !== undefined);
  if (!container || !probe || !only || others.length > 0 || kind === undefined) return undefined;
  const { port } = asObject(probe[kind]);
  if (typeof port !== 'string' || port === only.name) return undefined;
  const path = [...container.path, `${type}Probe`, kind, 'port'];
  return once(`right-port-${type}`, [set(workload.manifest, path, only.name ?? only.number)]);
}
