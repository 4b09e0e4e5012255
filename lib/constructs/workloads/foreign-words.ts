import { own } from '../../kubernetes';
import { isMapping } from '../statements/typed';

type Mapping = Readonly<Record<string, unknown>>;

/** Words that say something elsewhere: in a manifest, or of a container. Here they would hold for nothing. */
export function foreignWordProblems(props: object): readonly string[] {
  const asked = Object.entries(props).filter(([name, value]) => !NATIVE.has(name) && value !== undefined);
  for (const [name] of asked) if (!isForeign(name)) NATIVE.add(name);
  const foreign = Object.fromEntries(asked.filter(([name]) => isForeign(name)));
  return asked.length === 0 ? [] : [...manifestWordProblems(foreign), ...containerWordProblems(foreign, { ...props })];
}

/** Names that are none of those words. It remembers what it was asked: they are few, since somebody has written them. */
const NATIVE = new Set<string>();

function isForeign(name: string): boolean {
  return WORDS_BY_LETTERS.has(name.toLowerCase()) || Object.hasOwn(WORDS_OF_CONTAINERS, name);
}

const LEAVE = 'Duration.seconds(…), or leave it out: it follows from the facts';

/** Probes, as manifests call them, and the fact that says each. */
const FACTS_OF_PROBES: Readonly<Record<string, string>> = {
  readinessProbe: "'health': { readiness: HealthCheck.httpGet('/ready') }",
  livenessProbe: "'health': { liveness: HealthCheck.httpGet('/live') }",
  startupProbe: "'health': { startup: HealthCheck.httpGet('/ready') }",
};

/** Fields of manifests, and the props that say them. */
const WORDS_OF_MANIFESTS: Readonly<Record<string, string>> = {
  terminationGracePeriodSeconds: `a manifest says 'terminationGracePeriodSeconds'; state 'terminationGracePeriod': ${LEAVE}`,
  minReadySeconds: `a manifest says 'minReadySeconds', and here it is a Duration: state 'minReady': ${LEAVE}`,
  progressDeadlineSeconds: `a manifest says 'progressDeadlineSeconds'; state 'progressDeadline': ${LEAVE}`,
  activeDeadlineSeconds: "a manifest says 'activeDeadlineSeconds'; state 'activeDeadline': Duration.minutes(…)",
  startingDeadlineSeconds: "a manifest says 'startingDeadlineSeconds'; state 'startingDeadline': Duration.minutes(…)",
  ...Object.fromEntries(
    Object.entries(FACTS_OF_PROBES).map(([word, fact]) => [word, `a manifest says '${word}'; state ${fact}`]),
  ),
  lifecycle:
    "a manifest says 'lifecycle'; state 'preStop': PreStop.waits(), and 'postStart': Hook.exec(['/bin/warm-up'])",
  nodeSelector:
    "a manifest says 'nodeSelector'; call scheduling.attract(Node.labeled(NodeLabelQuery.is('disk', 'ssd')))",
  tolerations: "a manifest says 'tolerations'; call scheduling.tolerate(Node.tainted(NodeTaintQuery.exists('gpu')))",
  topologySpreadConstraints:
    "a manifest says 'topologySpreadConstraints'; state 'topologySpread': [Spread.preferred(Topology.ZONE)]",
  serviceAccountName:
    "a manifest says 'serviceAccountName'; state 'serviceAccount': ServiceAccount.fromServiceAccountName(chart, 'account', 'web')",
  volumeClaimTemplates:
    "a manifest says 'volumeClaimTemplates'; state 'volumeClaims' of a GracefulStatefulSet: [{ name: 'data', storage: Size.gibibytes(20), mountPath: '/data' }]",
  affinity: "a manifest says 'affinity'; call scheduling.attract(…), scheduling.separate(…) or scheduling.colocate(…)",
  ttlSecondsAfterFinished: "a manifest says 'ttlSecondsAfterFinished'; state 'ttlAfterFinished': Duration.hours(…)",
  successfulJobsHistoryLimit: "a manifest says 'successfulJobsHistoryLimit'; state 'successfulJobsRetained'",
  failedJobsHistoryLimit: "a manifest says 'failedJobsHistoryLimit'; state 'failedJobsRetained'",
  imagePullSecrets:
    "a manifest says 'imagePullSecrets'; state 'dockerRegistryAuth': Secret.fromSecretName(chart, 'registry', 'registry')",
  updateStrategy: "a manifest says 'updateStrategy', which follows from the facts: leave it out",
};

const WORDS_BY_LETTERS = new Map(Object.keys(WORDS_OF_MANIFESTS).map((word) => [word.toLowerCase(), word]));

/** Capitals are where most of the slips are: terminationGraceperiodSeconds. */
function manifestWordProblems(props: object): readonly string[] {
  return Object.entries(props).flatMap(([name, value]) => {
    const word = value === undefined ? undefined : WORDS_BY_LETTERS.get(name.toLowerCase());
    return word === undefined ? [] : (own(WORDS_OF_MANIFESTS, word) ?? []);
  });
}

/** What is said of a container, and how: beside the props of a workload it would hold for nothing. */
const WORDS_OF_CONTAINERS: Readonly<Record<string, readonly [prop: string, example: string]>> = {
  env: ['envVariables', "{ NAME: EnvValue.fromValue('value') }"],
  envVariables: ['envVariables', "{ NAME: EnvValue.fromValue('value') }"],
  envFrom: ['envFrom', '[Env.fromConfigMap(…)]'],
  ports: ['ports', "[{ name: 'metrics', number: 9090 }]"],
  command: ['command', "['/bin/web']"],
  args: ['args', "['--verbose']"],
  volumeMounts: ['volumeMounts', "[{ path: '/tmp', volume: Volume.fromEmptyDir(chart, 'tmp', 'tmp') }]"],
  workingDir: ['workingDir', "'/app'"],
  imagePullPolicy: ['imagePullPolicy', 'ImagePullPolicy.IF_NOT_PRESENT'],
};

/** Where the container says it, too, a construct around this one has handed on what it was made of. */
function containerWordProblems(foreign: Mapping, props: Mapping): readonly string[] {
  const { container, containers } = props;
  const [first] = Array.isArray(containers) ? (containers as readonly unknown[]) : [];
  const serving = isMapping(first) ? first : isMapping(container) ? container : {};
  const say = (prop: string, example: string) =>
    isMapping(first) ? `'containers[0].${prop}': ${example}` : `'container': { ${prop}: ${example} }`;
  return Object.entries(WORDS_OF_CONTAINERS)
    .filter(([word, [prop]]) => own(foreign, word) !== undefined && own(serving, prop) === undefined)
    .map(([word, [prop, example]]) => `'${word}' is said of a container: state ${say(prop, example)}`);
}

/**
 * Words of manifests in a container that would hold for nothing there.
 *
 * @param what the container as errors name it, such as `containers[0]`
 */
export function probeWordProblems(container: object, what: string): readonly string[] {
  const isServing = what === 'container' || what === 'containers[0]';
  return Object.entries(container).flatMap(([word, value]) => {
    const fact = value === undefined ? undefined : own(FACTS_OF_PROBES, word);
    if (fact === undefined) return [];
    const where = isServing ? 'beside it' : "in 'otherContainers', below the name of this one";
    return [`'${what}.${word}' is a word of manifests: state ${fact} ${where}`];
  });
}
