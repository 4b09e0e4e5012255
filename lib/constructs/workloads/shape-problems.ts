import type * as kplus from 'cdk8s-plus-28';
import { own } from '../../kubernetes';
import { misspeltProblems } from '../statements/misspelt-facts';
import type { PodFacts } from '../statements/pods/pod-facts';
import type { ServingContainerProps } from '../statements/pods/serving-container-props';
import { isMapping, portProblem, shown, textsProblems, type OptionNames } from '../statements/typed';
import { foreignWordProblems, probeWordProblems } from './foreign-words';
import { resourceProblems } from './resource-problems';

/** What every workload takes of cdk8s-plus and of ours, as somebody may have written it without types. */
type WrittenProps = kplus.WorkloadProps & PodFacts;

type Mapping = Readonly<Record<string, unknown>>;

/**
 * What is of another shape than cdk8s-plus takes: words of a manifest in place of props, texts in place of its objects.
 * TypeScript refuses most of it; in JavaScript it would be dropped in silence, or fail deep inside.
 */
export function shapeProblems(props: WrittenProps): readonly string[] {
  return [
    ...foreignWordProblems(props),
    ...objectProblems(props),
    ...metadataProblems(props),
    ...hostAliasProblems(props.hostAliases),
    ...dnsProblems(props.dns),
    ...securityProblems(props.securityContext, 'securityContext'),
    ...flagProblems(props, [
      'hostNetwork',
      'automountServiceAccountToken',
      'isolate',
      'spread',
      'select',
      'annotatePlan',
    ]),
    ...(props.resources === undefined ? [] : resourceProblems(props.resources, 'resources')),
    ...(props.container === undefined ? [] : containerProblems(props.container, 'container')),
    ...listProblems(props.containers, 'containers'),
    ...listProblems(props.initContainers, 'initContainers'),
    ...(Array.isArray(props.sidecars) ? listProblems(props.sidecars, 'sidecars', false) : []),
  ];
}

/** Props whose values have a name in cdk8s-plus, and an example of each. */
const NAMED: Readonly<Record<string, string>> = {
  serviceAccount: "a ServiceAccount, such as ServiceAccount.fromServiceAccountName(chart, 'account', 'web')",
  dockerRegistryAuth: "a Secret, such as Secret.fromSecretName(chart, 'registry', 'registry')",
};

function objectProblems(props: WrittenProps): readonly string[] {
  const { volumes } = props;
  const all: Mapping = { ...props };
  const isRendered = (one: unknown) => typeof one === 'object' && one !== null && '_toKube' in one;
  return [
    ...Object.entries(NAMED).flatMap(([prop, instead]) => {
      const stated = own(all, prop);
      const isNamed = typeof stated === 'object' && stated !== null && 'name' in stated;
      return stated === undefined || isNamed ? [] : [`'${prop}' has to be ${instead}, and is ${shown(stated)}`];
    }),
    ...(volumes === undefined || (Array.isArray(volumes) && volumes.every(isRendered))
      ? []
      : ["'volumes' has to be a list of Volumes, such as [Volume.fromEmptyDir(chart, 'tmp', 'tmp')]"]),
  ];
}

function metadataProblems({ metadata, podMetadata }: WrittenProps): readonly string[] {
  return Object.entries({ metadata, podMetadata }).flatMap(([what, stated]: [string, unknown]) => {
    if (stated === undefined) return [];
    if (!isMapping(stated)) return [`'${what}' has to hold { name, labels, annotations }, and is ${shown(stated)}`];
    return ['labels', 'annotations'].flatMap((part) => textsProblems(own(stated, part), `${what}.${part}`));
  });
}

/** What is wrong with what has to be true or false. */
export function flagProblems(props: object, names: readonly string[]): readonly string[] {
  const stated: Mapping = { ...props };
  return names
    .filter((name) => own(stated, name) !== undefined && typeof own(stated, name) !== 'boolean')
    .map((name) => `'${name}' has to be true or false, and is ${shown(own(stated, name))}`);
}

function hostAliasProblems(aliases: unknown): readonly string[] {
  const isList = (one: unknown) => isMapping(one) && typeof one['ip'] === 'string' && Array.isArray(one['hostnames']);
  if (aliases === undefined || (Array.isArray(aliases) && aliases.every(isList))) return [];
  return ["'hostAliases' has to be a list, such as [{ ip: '10.0.0.5', hostnames: ['legacy.internal'] }]"];
}

function dnsProblems(dns: unknown): readonly string[] {
  if (dns === undefined || isMapping(dns)) return [];
  return [`'dns' has to hold { policy: DnsPolicy.CLUSTER_FIRST }, and is ${shown(dns)}`];
}

/** Words of manifests, and what cdk8s-plus calls them. */
const SECURITY = { runAsUser: 'user', runAsGroup: 'group', runAsNonRoot: 'ensureNonRoot' } as const;

/** What is wrong with a user and a group that processes run as. */
export function securityProblems(context: unknown, what: string): readonly string[] {
  if (context === undefined) return [];
  if (!isMapping(context)) return [`'${what}' has to hold { user: 10001, group: 10001 }, and is ${shown(context)}`];
  return Object.entries(SECURITY)
    .filter(([word]) => own(context, word) !== undefined)
    .map(([word, prop]) => `'${what}.${word}' is a word of manifests: state '${what}.${prop}'`);
}

function listProblems(containers: unknown, what: string, needsImage = true): readonly string[] {
  if (containers === undefined) return [];
  if (!Array.isArray(containers))
    return [
      `'${what}' has to be a list, such as [{ image: 'registry.example.com/web:1.4.2' }], and is ${shown(containers)}`,
    ];
  return containers.flatMap((one: unknown, index) => {
    const image = isMapping(one) ? one['image'] : '';
    return [
      ...containerProblems(one, `${what}[${index}]`),
      ...(needsImage && image === undefined ? [`'${what}[${index}]' has no image: state 'image'`] : []),
    ];
  });
}

/** What is said of a container; newer lines of cdk8s-plus may have more. */
const CONTAINER: OptionNames<ServingContainerProps> = {
  name: true,
  image: true,
  command: true,
  args: true,
  workingDir: true,
  envVariables: true,
  envFrom: true,
  volumeMounts: true,
  imagePullPolicy: true,
  resources: true,
  securityContext: true,
  ports: true,
};
const OF_CONTAINERS = Object.keys(CONTAINER);

function containerProblems(container: unknown, what: string): readonly string[] {
  if (!isMapping(container))
    return [
      `'${what}' has to hold what is said of a container, such as { image: 'web:1.4.2' }, and is ${shown(container)}`,
    ];
  const { ports, env, envVariables, volumeMounts, resources, securityContext, image } = container;
  return [
    ...misspeltProblems(container, `${what}.`, OF_CONTAINERS),
    ...probeWordProblems(container, what),
    ...(typeof image === 'string' && /\s/.test(image)
      ? [`'${what}.image' has white space in it: ${shown(image)}`]
      : []),
    ...portsProblems(ports, `${what}.ports`),
    ...(env === undefined
      ? []
      : [`'${what}.env' is a word of manifests: state '${what}.envVariables': { NAME: EnvValue.fromValue('value') }`]),
    ...envProblems(envVariables, `${what}.envVariables`),
    ...mountProblems(volumeMounts, `${what}.volumeMounts`),
    ...(resources === undefined ? [] : resourceProblems(resources, `${what}.resources`)),
    ...securityProblems(securityContext, `${what}.securityContext`),
    ...['command', 'args'].flatMap((name) => wordsProblems(own(container, name), `${what}.${name}`)),
  ];
}

function portsProblems(ports: unknown, what: string): readonly string[] {
  if (ports === undefined) return [];
  const example = "[{ name: 'http', number: 8080 }]";
  if (!Array.isArray(ports)) return [`'${what}' has to be a list, such as ${example}, and is ${shown(ports)}`];
  return ports.flatMap((port: unknown, index) => {
    if (!isMapping(port))
      return [`'${what}[${index}]' has to be such as ${example.slice(1, -1)}, and is ${shown(port)}`];
    if (port['number'] === undefined && port['containerPort'] !== undefined)
      return [`'${what}[${index}].containerPort' is a word of manifests: state '${what}[${index}].number'`];
    return portProblem(port['number'], `${what}[${index}].number`) ?? [];
  });
}

function envProblems(variables: unknown, what: string): readonly string[] {
  if (variables === undefined) return [];
  if (!isMapping(variables)) return [`'${what}' has to hold EnvValues by name: { NAME: EnvValue.fromValue('value') }`];
  // What it is is not said: it may be a secret.
  return Object.entries(variables)
    .filter(([, value]) => !isMapping(value) || !('value' in value || 'valueFrom' in value))
    .map(([name]) => `'${what}.${name}' has to be an EnvValue: EnvValue.fromValue(…)`);
}

function mountProblems(mounts: unknown, what: string): readonly string[] {
  if (mounts === undefined) return [];
  const isMount = (one: unknown) =>
    isMapping(one) && typeof one['path'] === 'string' && typeof one['volume'] === 'object';
  if (Array.isArray(mounts) && mounts.every(isMount)) return [];
  return [`'${what}' has to be a list, such as [{ path: '/tmp', volume: Volume.fromEmptyDir(chart, 'tmp', 'tmp') }]`];
}

function wordsProblems(words: unknown, what: string): readonly string[] {
  if (words === undefined || (Array.isArray(words) && words.every((word) => typeof word === 'string'))) return [];
  return [`'${what}' has to be a list of texts, such as ['/bin/web', '--verbose'], and is ${shown(words)}`];
}
