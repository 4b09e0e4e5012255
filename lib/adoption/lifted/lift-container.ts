import {
  asArray,
  asNumber,
  asObject,
  asString,
  isObject,
  own,
  quantityInThousandths,
  setOwn,
  type Json,
  type JsonObject,
} from '../../kubernetes';
import { call, list, literal, mapping, name, type Expression, type Mapping } from '../program/expression';
import type { References } from './references';
import { text, texts } from './texts';

/** Fields of a container, as the props of cdk8s-plus take them; what cannot be told in them is left out. */
export type Fields = Readonly<Record<string, Expression | undefined>>;

/** The name under which every part knows what Kubernetes does where nothing is said. */
export const LIKE_KUBERNETES = 'LIKE_KUBERNETES';

/**
 * A container in the props of cdk8s-plus, but for its probes and hooks.
 *
 * @param mounts its mounts, where all its volumes can be told
 */
export function liftContainer(container: JsonObject, refs: References, mounts: Expression | undefined): Fields {
  return {
    name: text(container['name']),
    image: text(container['image']),
    command: texts(container['command']),
    args: texts(container['args']),
    workingDir: text(container['workingDir']),
    ports: portsOf(asArray(container['ports'])),
    envFrom: envFromOf(asArray(container['envFrom']), refs),
    envVariables: envOf(asArray(container['env']), refs),
    resources: resourcesOf(asObject(container['resources'] ?? {})),
    imagePullPolicy: pullPolicyOf(container),
    securityContext: securityOf(asObject(container['securityContext'] ?? {})),
    volumeMounts: mounts,
  };
}

function portsOf(ports: readonly Json[]): Expression | undefined {
  if (ports.length === 0) return undefined;
  return list(
    ports.map(asObject).map(({ containerPort, name: called, protocol, hostPort, hostIP }) =>
      mapping({
        number: literal(asNumber(containerPort) ?? 0),
        name: text(called),
        protocol: protocol === 'UDP' || protocol === 'SCTP' ? name(`kplus.Protocol.${protocol}`) : undefined,
        hostPort: typeof hostPort === 'number' ? literal(hostPort) : undefined,
        hostIp: text(hostIP),
      }),
    ),
  );
}

const FIELD_PATHS: ReadonlyMap<string, string> = new Map([
  ['metadata.name', 'POD_NAME'],
  ['metadata.namespace', 'POD_NAMESPACE'],
  ['metadata.uid', 'POD_UID'],
  ['status.podIP', 'POD_IP'],
  ['status.podIPs', 'POD_IPS'],
  ['spec.serviceAccountName', 'SERVICE_ACCOUNT_NAME'],
  ['spec.nodeName', 'NODE_NAME'],
  ['status.hostIP', 'NODE_IP'],
]);

/** All variables, or none: their order decides what refers to what. */
function envOf(env: readonly Json[], refs: References): Expression | undefined {
  const entries = env.map(asObject).map((one) => ({ key: asString(one['name']) ?? '', value: envValueOf(one, refs) }));
  const isWhole = entries.every(({ key, value }) => key !== '' && value !== undefined);
  const isUnique = new Set(entries.map(({ key }) => key)).size === entries.length;
  if (entries.length === 0 || !isWhole || !isUnique) return undefined;
  return { form: 'mapping', entries: entries as { key: string; value: Expression }[] };
}

function envValueOf({ value, valueFrom }: JsonObject, refs: References): Expression | undefined {
  if (valueFrom === undefined || valueFrom === null) {
    return typeof value === 'string' ? call('kplus.EnvValue.fromValue', literal(value)) : undefined;
  }
  const { fieldRef, configMapKeyRef, secretKeyRef } = asObject(valueFrom);
  if (isObject(fieldRef ?? null)) {
    const path = FIELD_PATHS.get(asString((fieldRef as JsonObject)['fieldPath']) ?? '');
    return path === undefined ? undefined : call('kplus.EnvValue.fromFieldRef', name(`kplus.EnvFieldPaths.${path}`));
  }
  const { name: of, key, optional } = asObject(configMapKeyRef ?? secretKeyRef ?? {});
  if (typeof of !== 'string' || typeof key !== 'string') return undefined;
  const options = typeof optional === 'boolean' ? [mapping({ optional: literal(optional) })] : [];
  return configMapKeyRef
    ? call('kplus.EnvValue.fromConfigMap', refs.configMap(of), literal(key), ...options)
    : call('kplus.EnvValue.fromSecretValue', mapping({ secret: refs.secret(of), key: literal(key) }), ...options);
}

function envFromOf(sources: readonly Json[], refs: References): Expression | undefined {
  const all = sources.map(asObject).map(({ configMapRef, secretRef, prefix }) => {
    const { name: of, optional } = asObject(configMapRef ?? secretRef ?? {});
    if (typeof of !== 'string' || optional !== undefined) return undefined;
    if (configMapRef) {
      const before = typeof prefix === 'string' && prefix !== '' ? [literal(prefix)] : [];
      return call('kplus.Env.fromConfigMap', refs.configMap(of), ...before);
    }
    return prefix === undefined ? call('kplus.Env.fromSecret', refs.secret(of)) : undefined;
  });
  return all.length > 0 && all.every((one) => one !== undefined) ? list(all as Expression[]) : undefined;
}

/** What cdk8s-plus tells of a resource, by its name in Kubernetes. */
const RESOURCES = {
  cpu: { prop: 'cpu', of: cpuOf },
  memory: { prop: 'memory', of: sizeOf },
  'ephemeral-storage': { prop: 'ephemeralStorage', of: sizeOf },
} as const;

/** Requests and limits, where all of them can be told. */
function resourcesOf(resources: JsonObject): Expression | undefined {
  const sides = { request: asObject(resources['requests'] ?? {}), limit: asObject(resources['limits'] ?? {}) };
  const named = [...Object.keys(sides.request), ...Object.keys(sides.limit)];
  if (named.length === 0 || resources['claims'] !== undefined) return undefined;
  if (!named.every((one) => Object.hasOwn(RESOURCES, one))) return undefined;
  const props: Record<string, Expression> = {};
  for (const [resource, { prop, of }] of Object.entries(RESOURCES)) {
    const fields: Record<string, Expression> = {};
    for (const [side, amounts] of Object.entries(sides)) {
      const amount = own(amounts, resource);
      if (amount === undefined) continue;
      const told = of(String(amount));
      if (!told) return undefined;
      setOwn(fields, side, told);
    }
    if (Object.keys(fields).length > 0) setOwn(props, prop, mapping(fields));
  }
  return mapping(props);
}

function cpuOf(quantity: string): Expression | undefined {
  const millis = Number(quantityInThousandths(quantity));
  if (!Number.isInteger(millis)) return undefined;
  return millis % 1000 === 0
    ? call('kplus.Cpu.units', literal(millis / 1000))
    : call('kplus.Cpu.millis', literal(millis));
}

const MEBI = 1024 * 1024;

function sizeOf(quantity: string): Expression | undefined {
  const bytes = Number(quantityInThousandths(quantity)) / 1000;
  if (!Number.isInteger(bytes / MEBI)) return undefined;
  const isGibi = bytes % (1024 * MEBI) === 0 && bytes > 0;
  return isGibi ? call('Size.gibibytes', literal(bytes / 1024 / MEBI)) : call('Size.mebibytes', literal(bytes / MEBI));
}

/** What Kubernetes pulls where nothing is said is said here: cdk8s-plus would say `Always`. */
function pullPolicyOf(container: JsonObject): Expression | undefined {
  const policies: ReadonlyMap<unknown, string> = new Map([
    ['Always', 'ALWAYS'],
    ['IfNotPresent', 'IF_NOT_PRESENT'],
    ['Never', 'NEVER'],
  ]);
  const stated = policies.get(container['imagePullPolicy'] ?? defaultPullPolicy(asString(container['image']) ?? ''));
  return stated === undefined || stated === 'ALWAYS' ? undefined : name(`kplus.ImagePullPolicy.${stated}`);
}

/** @see https://kubernetes.io/docs/concepts/containers/images/#imagepullpolicy-defaulting */
export function defaultPullPolicy(image: string): 'Always' | 'IfNotPresent' {
  if (image.includes('@')) return 'IfNotPresent';
  const tag = /:([^/:]+)$/.exec(image)?.[1] ?? 'latest';
  return tag === 'latest' ? 'Always' : 'IfNotPresent';
}

/** What cdk8s-plus tells of a security context, and what it calls it. */
const SECURITY: Readonly<Record<string, string>> = {
  runAsNonRoot: 'ensureNonRoot',
  privileged: 'privileged',
  readOnlyRootFilesystem: 'readOnlyRootFilesystem',
  allowPrivilegeEscalation: 'allowPrivilegeEscalation',
  runAsUser: 'user',
  runAsGroup: 'group',
};

function securityOf(context: JsonObject): Expression {
  const props = Object.entries(SECURITY).flatMap(([field, prop]) => {
    const value = own(context, field);
    return typeof value === 'boolean' || typeof value === 'number' ? [{ key: prop, value: literal(value) }] : [];
  });
  if (props.length === 0) return name(LIKE_KUBERNETES);
  return { form: 'mapping', entries: [{ value: name(LIKE_KUBERNETES) }, ...props] };
}

/** The constant that {@link liftContainer} refers to. */
export const LIKE_KUBERNETES_VALUE: Mapping = mapping({
  ensureNonRoot: literal(false),
  readOnlyRootFilesystem: literal(false),
  allowPrivilegeEscalation: literal(true),
});
