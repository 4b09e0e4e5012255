import { asObject, asString } from '../../kubernetes';
import { identityOf, wordsOf, writtenVariables, type Workload } from '../../workload';

/**
 * What a new readiness probe does to members of a cluster that look each other up by their Service: it gives only those
 * that are ready a name, unless it is told to publish all. Nothing where they are not known to.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pods (records of pods that are ready)
 */
export function hiddenPeers(workload: Workload): readonly string[] {
  const { identity, spec, replicas } = workload;
  const service = asString(spec['serviceName']) ?? '';
  if (identity.kind !== 'StatefulSet' || replicas.max < 2 || isPublishing(service, workload)) return [];
  if (workload.application?.votes !== true && !isNamedBy(workload, service)) return [];
  const isOrdered = asString(spec['podManagementPolicy']) !== 'Parallel';
  const turns = isOrdered ? ' (and OrderedReady starts the second one only when the first is ready)' : '';
  return [
    `with a readiness probe the Service ${service} gives only those pods of ${identity.name} a name that are ready: where they look each other up to become so${turns}, set its publishNotReadyAddresses to true first`,
  ];
}

function isPublishing(name: string, { services }: Workload): boolean {
  const service = services.find((one) => identityOf(one).name === name);
  return service === undefined || asObject(service.object['spec'])['publishNotReadyAddresses'] === true;
}

/** Whether its own arguments or variables name its Service: a member finds others by it. */
function isNamedBy({ containers }: Workload, service: string): boolean {
  return containers.some(({ json }) => {
    const values = writtenVariables(json).map(([, value]) => value);
    return [...wordsOf(json), ...values].some((text) => text.includes(`.${service}`) || text.includes(`${service}.`));
  });
}
