import type { ApiObject } from 'cdk8s';
import type { Finding } from '../../check';
import { own, type FieldPath } from '../../kubernetes';

/** What a kind of workload says in place of a prop that it does not have, by that prop. */
export type PropWords = Readonly<Record<string, string>>;

const WORDS = new WeakMap<ApiObject, PropWords>();

/** Lets findings about a workload say something else in place of props that it does not have. */
export function wordProps(apiObject: ApiObject, words: PropWords): void {
  WORDS.set(apiObject, words);
}

/** What a workload says in place of props. */
export function propWordsOf(apiObject: ApiObject): PropWords {
  return WORDS.get(apiObject) ?? {};
}

/** The words of the workload that a finding is about, or that has made the budget or the Service which it is about. */
export function wordsFor(
  { construct = '' }: Finding,
  words: ReadonlyMap<string, PropWords | undefined>,
): PropWords | undefined {
  return words.get(construct) ?? words.get(construct.slice(0, Math.max(0, construct.lastIndexOf('/'))));
}

/** Where in a workload a prop of its construct stands, and how it is written. */
const WORKLOAD_PROPS: readonly (readonly [RegExp, string])[] = [
  [/^spec\/replicas$/, 'replicas'],
  [/^spec\/minReadySeconds$/, 'minReady: Duration.seconds(…), or leave it out'],
  [/^spec\/progressDeadlineSeconds$/, 'progressDeadline: Duration.seconds(…), or leave it out'],
  [/^spec\/strategy\/blueGreen/, 'strategy: RolloutStrategy.blueGreen({ … })'],
  [/^spec\/strategy\/canary/, 'strategy: RolloutStrategy.canary({ … })'],
  [/^spec\/strategy/, 'strategy, or leave it out'],
  [/^spec\/updateStrategy\/rollingUpdate\/partition$/, 'partition'],
  [/^spec\/updateStrategy/, 'entrance, surges and nodesAtOnce'],
  [/activeDeadlineSeconds$/, 'activeDeadline: Duration.seconds(…), or leave it out'],
  [/^spec\/successfulJobsHistoryLimit$/, 'successfulJobsRetained'],
  [/^spec\/failedJobsHistoryLimit$/, 'failedJobsRetained'],
  [/^spec\/suspend$/, 'suspend'],
  [/^spec\/startingDeadlineSeconds$/, 'startingDeadline: Duration.seconds(…), or leave it out'],
  [/backoffLimit$/, 'retries'],
  [/^spec\/volumeClaimTemplates/, 'volumeClaims'],
  [/terminationGracePeriodSeconds$/, 'terminationGracePeriod: Duration.seconds(…), or leave it out'],
  [/^metadata\/annotations\/zero-downtime\/traffic$/, 'traffic'],
  [/^metadata\/annotations\/zero-downtime\/on-sigterm$/, 'onSigterm'],
  [/^metadata\/annotations\/zero-downtime\/kept-connections$/, 'keptConnections'],
  [/^metadata\/annotations\/zero-downtime\/ignore$/, 'ignore'],
  [/^metadata\/annotations\/zero-downtime\/replicas$/, 'autoscaled: Autoscaled.between(2, …)'],
  [/^metadata\/annotations\/zero-downtime\/longest-request$/, 'longestRequest: Duration.seconds(…)'],
  [/^metadata\/annotations\/zero-downtime\/slowest-start$/, 'slowestStart: Duration.seconds(…)'],
  [/^metadata\/annotations\/zero-downtime\/may-be-missing$/, 'quorum'],
  [/^spec\/schedule$/, 'schedule'],
  [/^spec\/timeZone$/, 'timeZone'],
  [/^spec\/concurrencyPolicy$/, 'concurrencyPolicy'],
  [/\bhostNetwork$/, 'hostNetwork'],
  [/\bpriorityClassName$/, 'priorityClassName'],
  [/\bserviceAccountName$/, 'serviceAccount'],
  [/\btopologySpreadConstraints\b/, 'topologySpread: [Spread.preferred(…)]'],
  [/^spec\/template\/spec\/volumes\b/, 'volumes, or container.volumeMounts'],
];

/** The same in a container. */
const CONTAINER_PROPS: readonly (readonly [string, string])[] = [
  ['readinessProbe', "health: { readiness: HealthCheck.httpGet('/ready') }"],
  ['livenessProbe', "health: { liveness: HealthCheck.httpGet('/live') }"],
  ['startupProbe', "health: { startup: HealthCheck.httpGet('/ready') }"],
  ['preStop', 'preStop, such as PreStop.waits()'],
  ['postStart', 'postStart, a Hook'],
  ['ports', 'port, or container.ports'],
  ['resources', 'container.resources'],
  ['securityContext', 'container.securityContext'],
  ['image', 'image'],
  ['command', 'container.command'],
  ['args', 'container.args'],
  ['env', 'container.envVariables'],
  ['envFrom', 'container.envFrom'],
];

/** What is no fact: of other containers it stands where they are made. */
const OF_CDK8S: ReadonlySet<string> = new Set([
  'port, or container.ports',
  'container.resources',
  'container.securityContext',
  'image',
  'container.command',
  'container.args',
  'container.envVariables',
  'container.envFrom',
]);

/** What is missing, where the rule points at the container that it is missing in. */
const MISSING = new Map([
  ['readiness-missing', 'readinessProbe'],
  ['readiness-checks-nothing', 'readinessProbe'],
  ['pre-stop-too-short', 'preStop'],
  ['pre-stop-unknown', 'preStop'],
  ['stops-before-proxy', 'preStop'],
  ['startup-too-short', 'startupProbe'],
  ['autoscaler-cannot-measure', 'resources'],
]);

/** What mends it, where that is not what the finding points at. */
const MENDED_BY = new Map([
  ['budget-missing', 'disruptionBudget: DisruptionBudget.maxUnavailable(PercentOrAbsolute.absolute(1))'],
  ['database-proxy-exits-first', 'sidecars: [{ name, image, … }], which end after all others'],
  ['drain-outruns-routing', 'replicas, or exposeViaGke or exposeViaAlb, by which pods get a readiness gate'],
  ['kept-connections-cut', 'keptConnections: KeptConnections.closedEarly(), or what it does with them'],
  ['localhost-exits-first', 'sidecars: [{ name, image, … }], which end after all others'],
  ['mesh-proxy-exits-first', 'mesh: Mesh.istio(…)'],
  ['sidecar-left-no-time', 'otherContainers: { NAME: { onSigterm: OnSigterm.drains() } }, where it does'],
]);

/** What two objects of one name, and what a budget, are mended by. */
const NAME = "metadata: { name: '…' }, or another id";
const BUDGET = 'disruptionBudget: DisruptionBudget.maxUnavailable(PercentOrAbsolute.absolute(1)), or leave it out';

/** How a construct states what a finding about its workload asks for; nothing where no prop says it. */
export function propOf({ rule, path, edits, resource }: Finding, words: PropWords = {}): string | undefined {
  if (rule === 'duplicate-identity') return NAME;
  if (resource.kind === 'PodDisruptionBudget') return own(words, 'disruptionBudget') ?? BUDGET;
  const mending = MENDED_BY.get(rule);
  if (mending !== undefined) return mending;
  const missing = MISSING.get(rule);
  const fields = [...edits.map((edit) => edit.path), path, ...(missing === undefined ? [] : [[...path, missing]])];
  const props = fields.map(propOfField).filter((prop) => prop !== undefined);
  return own(words, props[0] ?? '') ?? props[0];
}

function propOfField(field: FieldPath): string | undefined {
  const path = field.join('/');
  const known = WORKLOAD_PROPS.find(([pattern]) => pattern.test(path));
  if (known) return known[1];
  const [, init, index] = /\/(initC|c)ontainers\/(\d+)/.exec(path) ?? [];
  if (index === undefined) return undefined;
  const stated = CONTAINER_PROPS.find(([key]) => field.includes(key))?.[1];
  const prop = field.at(-1) === 'port' ? stated?.replace("')", "', { port: … })") : stated;
  const isServing = init === 'c' && index === '0';
  if (prop !== undefined && !isServing && OF_CDK8S.has(prop)) return undefined;
  return prop === undefined || isServing ? prop : `otherContainers: { NAME: { ${prop} } }`;
}
