import { asArray, asObject, asString, own, type Json, type JsonObject } from '../../kubernetes';
import type { Container, Workload } from '../../workload';
import { list, literal, mapping, name, type Expression } from '../program/expression';
import { liftedClaims } from './lift-claims';
import { liftContainer, type Fields } from './lift-container';
import { liftMounts, liftVolumes } from './lift-volumes';
import type { References } from './references';

/**
 * The containers of a workload: the one that serves by itself where it is alone.
 *
 * @param port where requests come in
 */
export function liftContainers(
  workload: Workload,
  main: Container,
  port: number | undefined,
  refs: References,
): Fields {
  const { podSpec } = workload;
  const claims = liftedClaims(workload);
  const volumes = liftVolumes(podSpec, refs, claims);
  const lift = (container: Json) => {
    const json = asObject(container);
    return liftContainer(json, refs, liftMounts(json, volumes, claims));
  };
  const [first = {}, ...others] = asArray(podSpec['containers']).map(lift);
  const { image, ports, ...rest } = first;
  const told = { ...rest, ...(!isImplied(main, port) && { ports }) };
  const number = port === undefined ? undefined : literal(port);
  const init = asArray(podSpec['initContainers']).map((one) => mapping({ ...lift(one), ...restarts(one) }));
  const unmounted = [...(volumes ?? [])].filter(([volume]) => !isMounted(volume, podSpec)).map(([, one]) => one);
  return {
    ...(others.length === 0
      ? { image, port: number, container: mapping(told) }
      : { port: number, containers: list([mapping({ image, ...told }), ...others.map((one) => mapping(one))]) }),
    initContainers: init.length > 0 ? list(init) : undefined,
    volumes: unmounted.length > 0 ? list(unmounted) : undefined,
  };
}

/** A port without a name is told by its number. */
function isImplied({ ports }: Container, port: number | undefined): boolean {
  const [only, ...others] = ports;
  return others.length === 0 && only !== undefined && only.number === port && only.name === undefined;
}

function restarts(container: Json): Fields {
  const isSidecar = asObject(container)['restartPolicy'] === 'Always';
  return { restartPolicy: isSidecar ? name('kplus.ContainerRestartPolicy.ALWAYS') : undefined };
}

function isMounted(volume: string, podSpec: JsonObject): boolean {
  return [...asArray(podSpec['containers']), ...asArray(podSpec['initContainers'])]
    .flatMap((container) => asArray(asObject(container)['volumeMounts']))
    .some((mount) => asObject(mount)['name'] === volume);
}

/** What else a pod says. */
export function liftPod({ podSpec }: Workload, refs: References): Fields {
  const security = asObject(podSpec['securityContext'] ?? {});
  const [pull, ...others] = asArray(podSpec['imagePullSecrets']).map((one) => asString(asObject(one)['name']));
  const account = asString(podSpec['serviceAccountName']);
  const number = (field: string): Expression | undefined => {
    const value = own(security, field);
    return typeof value === 'number' ? literal(value) : undefined;
  };
  return {
    serviceAccount: account ? refs.serviceAccount(account) : undefined,
    automountServiceAccountToken: podSpec['automountServiceAccountToken'] === false ? undefined : literal(true),
    hostNetwork: podSpec['hostNetwork'] === true ? literal(true) : undefined,
    dockerRegistryAuth: pull && others.length === 0 ? refs.secret(pull) : undefined,
    securityContext: mapping({
      ensureNonRoot: literal(security['runAsNonRoot'] === true),
      user: number('runAsUser'),
      group: number('runAsGroup'),
      fsGroup: number('fsGroup'),
    }),
  };
}
