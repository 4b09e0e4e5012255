import { Duration } from 'cdk8s';
import { parseKubernetesVersion } from '../../../kubernetes';
import type { Health } from '../../statements/health/health';
import type { HealthCheck } from '../../statements/health/health-check';
import { ENDS_OTHERWISE } from '../../statements/ends-otherwise';
import type { ApplicationFacts } from '../../statements/application-facts';
import { arePlainResources } from './plain-resources';

type IsPlain = (value: never) => boolean;

/** A plan is made for longer times as well, but then nodes, load balancers or clients may not wait so long. */
const LONGEST_REQUEST = Duration.minutes(5);
const LONGEST_START = Duration.hours(1);
const LONGEST_RUN = Duration.days(1);

const isUpTo = (longest: Duration) => (time: Duration) =>
  time.toMilliseconds() >= 0 && time.toMilliseconds() <= longest.toMilliseconds();

const isText = (value: unknown) => typeof value === 'string';

/** A check whose numbers are all planned, of a path that anybody may have. */
function isPlainCheck(check: HealthCheck | undefined): boolean {
  if (check === undefined) return true;
  const { httpGet, ...others } = check._handler(1) as {
    httpGet?: { path?: unknown; port?: unknown; scheme?: unknown };
  };
  const { path, port, scheme, ...rest } = httpGet ?? {};
  return (
    [check._wish, others, rest].every((one) => Object.keys(one).length === 0) &&
    port === 1 &&
    /^(?:\/[a-z]+){1,4}$/.test(String(path)) &&
    (scheme === undefined || scheme === 'HTTP')
  );
}

/**
 * The facts that a plan answers to, whatever they say, and how they are written where they are no more than that. Every
 * other prop, and every other form of these, is a word of the user's own that may be wrong.
 */
const PLAIN: ReadonlyMap<string, IsPlain> = new Map<string, IsPlain>(
  Object.entries({
    image: isText,
    port: (port: number) => Number.isInteger(port),
    replicas: (replicas: number) => Number.isInteger(replicas) && replicas >= 2,
    slowestStart: isUpTo(LONGEST_START),
    longestRequest: isUpTo(LONGEST_RUN),
    longestWork: isUpTo(LONGEST_REQUEST),
    longestRun: isUpTo(LONGEST_RUN),
    onSigterm: ({ _fact }: NonNullable<ApplicationFacts['onSigterm']>) =>
      _fact.kind === 'drains' || _fact.kind === 'exits',
    keptConnections: ({ _kept }: NonNullable<ApplicationFacts['keptConnections']>) => _kept !== 'leaves-open',
    traffic: (sources: NonNullable<ApplicationFacts['traffic']>) =>
      sources.length === 1 &&
      sources.every(({ _source }) => KNOWN_PATHS.has(_source.kind) && _source.basis !== 'stated'),
    health: ({ readiness, startup, liveness }: Health) => [readiness, startup, liveness].every(isPlainCheck),
    preStop: () => true,
    kubernetesVersion: (version: string) => parseKubernetesVersion(version) !== undefined,
    annotatePlan: () => true,
    ignore: (ignored: NonNullable<ApplicationFacts['ignore']>) => ignored.every((one) => one === ENDS_OTHERWISE),
    schedule: ({ expressionString }: { readonly expressionString: string }) =>
      /^(?:\*|[0-5]?\d) (?:\*|1?\d|2[0-3]) \* \* \*$/.test(expressionString),
    resources: arePlainResources,
    quorum: () => true,
    entrance: ({ _kind }: { readonly _kind: string }) => _kind === 'service',
    strategy: ({ _type, _blueGreen }: { readonly _type: string; readonly _blueGreen: object }) =>
      _type === 'blueGreen' && Object.keys(_blueGreen).length === 0,
  } satisfies Record<string, IsPlain>),
);

const KNOWN_PATHS: ReadonlySet<string> = new Set(['none', 'cluster-ip', 'ingress-nginx']);

/** Whether all that somebody has stated of a workload are facts that its plan answers to, and none of them is missing. */
export function arePlainFacts(facts: ApplicationFacts & { readonly longestRun?: Duration }): boolean {
  const isKnown = Object.entries(facts).every(
    ([name, value]) => value === undefined || (PLAIN.get(name)?.(value as never) ?? false),
  );
  return isKnown && (facts.longestRun === undefined ? isWholeOf(facts) : isBareRun(facts));
}

/** Of a run everything follows from its longest one; nothing looks at it, and nothing waits before it is stopped. */
function isBareRun({ health, preStop }: ApplicationFacts): boolean {
  return health === undefined && preStop?._handler({ version: '1.36' }) === undefined;
}

function isWholeOf({ slowestStart, longestRequest, onSigterm, preStop, traffic, health }: ApplicationFacts): boolean {
  const isAsked = traffic?.some(({ _source }) => _source.kind !== 'none');
  return (
    slowestStart !== undefined &&
    longestRequest !== undefined &&
    isUpTo(LONGEST_REQUEST)(longestRequest) &&
    onSigterm !== undefined &&
    (preStop === undefined || preStop._wish.form === 'wait') &&
    isAsked !== undefined &&
    (!isAsked || health?.readiness !== undefined)
  );
}
