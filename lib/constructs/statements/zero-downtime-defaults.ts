import type { Duration } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-28';
import { Construct, type IConstruct } from 'constructs';
import { didYouMean, own } from '../../kubernetes';
import type { ApplicationFacts } from './application-facts';
import { FactError } from './fact-error';
import { typeProblems } from './fact-problems';
import { gapProblems } from './gap-problems';
import { resourceProblems } from '../workloads/resource-problems';
import { flagProblems, securityProblems } from '../workloads/shape-problems';
import { isMapping, shown } from './typed';
import { KubernetesTarget } from './kubernetes-target';
import type { KeptConnections } from './termination/kept-connections';
import type { OnSigterm } from './termination/on-sigterm';
import type { PreStop } from './termination/pre-stop';
import type { Spread } from './replicas/spread';
import type { Traffic } from './traffic/traffic';

/** What may be stated once for many workloads. What a workload states itself counts more. */
export interface DefaultFacts {
  /**
   * The paths that requests take to the pods.
   *
   * @default - each workload states them
   */
  readonly traffic?: Traffic[];

  /**
   * The longest request that a release must not cut.
   *
   * @default - each workload states it
   */
  readonly longestRequest?: Duration;

  /**
   * What applications do on SIGTERM.
   *
   * @default OnSigterm.unknown()
   */
  readonly onSigterm?: OnSigterm;

  /**
   * What becomes of the connections that clients keep when it is stopped.
   *
   * @default - not stated: clients that keep connections are assumed to try again
   */
  readonly keptConnections?: KeptConnections;

  /**
   * What runs before SIGTERM.
   *
   * @default PreStop.waits()
   */
  readonly preStop?: PreStop;

  /**
   * What plans add to every bound.
   *
   * @default Duration.seconds(5)
   */
  readonly room?: Duration;

  /**
   * How long pulling an image may take before a rollout counts as stuck.
   *
   * @default Duration.seconds(120)
   */
  readonly pullAllowance?: Duration;

  /**
   * Labels of workloads and of their pods; those of several scopes come together.
   *
   * @default - none
   */
  readonly labels?: { [name: string]: string };

  /**
   * Requests and limits of containers that serve and state none.
   *
   * @default - none: only what is stated is written
   */
  readonly resources?: kplus.ContainerResources;

  /**
   * The user and group of pods; what several scopes and the workload state comes together.
   *
   * @default - cdk8s-plus's: not root
   */
  readonly securityContext?: kplus.PodSecurityContextProps;

  /**
   * How pods are spread over nodes, zones and regions.
   *
   * @default - over nodes and zones as far as there is room
   */
  readonly topologySpread?: Spread[];

  /**
   * The PriorityClass of pods.
   *
   * @default - the cluster's default
   */
  readonly priorityClassName?: string;

  /**
   * The Kubernetes version of the cluster, as KubernetesTarget sets it.
   *
   * @default 1.30
   */
  readonly kubernetesVersion?: string;

  /**
   * Whether plans stand in the annotation `zero-downtime/plan`.
   *
   * @default true
   */
  readonly annotatePlan?: boolean;
}

/** By scope: what has been set there, field by field. */
const DEFAULTS = new WeakMap<IConstruct, DefaultFacts>();

const FIELDS = [
  'traffic',
  'longestRequest',
  'onSigterm',
  'keptConnections',
  'preStop',
  'labels',
  'resources',
  'securityContext',
  'topologySpread',
  'priorityClassName',
  'room',
  'pullAllowance',
  'annotatePlan',
] as const satisfies readonly (keyof DefaultFacts)[];

/** All that may be set. */
const NAMES: readonly string[] = [...FIELDS, 'kubernetesVersion' satisfies keyof DefaultFacts];

/** Whatever else stands in defaults would hold for nothing, in silence. */
function unknownProblems(defaults: DefaultFacts): readonly string[] {
  return Object.keys(defaults)
    .filter((name) => !NAMES.includes(name))
    .map((name) => `there is no default '${name}'${didYouMean(name, NAMES) || `: there are ${NAMES.join(', ')}`}`);
}

function defaultProblems(defaults: DefaultFacts): readonly string[] {
  const given: unknown = defaults;
  if (!isMapping(given))
    return [`state them in an object, such as { room: Duration.seconds(5) }, and this is ${shown(given)}`];
  const gaps = gapProblems(defaults);
  if (gaps.length > 0) return gaps;
  const known = Object.fromEntries(Object.entries(defaults).filter(([name]) => NAMES.includes(name)));
  return [
    ...unknownProblems(defaults),
    ...typeProblems(known as unknown as ApplicationFacts),
    ...(defaults.resources === undefined ? [] : resourceProblems(defaults.resources, 'resources')),
    ...securityProblems(defaults.securityContext, 'securityContext'),
    ...flagProblems(defaults, ['annotatePlan']),
  ];
}

/** Facts of which several scopes may each state a part; the nearest counts, part by part. */
const IN_PARTS = new Set<string>(['labels', 'securityContext'] satisfies (typeof FIELDS)[number][]);

/**
 * Facts that are stated once, for an app, a chart, a team's construct or anything else. The nearest scope counts, fact
 * by fact, and what a workload states itself counts more. The plan says where a fact came from.
 *
 * @example
 * ZeroDowntimeDefaults.set(app, { traffic: [Traffic.ingressNginx()], onSigterm: OnSigterm.drains() });
 */
export class ZeroDowntimeDefaults {
  /**
   * Sets facts for every workload in `scope`, whether it is there already or comes later. What was set there before
   * stays where it is not set anew.
   *
   * @throws FactError with everything that is of a wrong type in them
   */
  public static set(scope: IConstruct, defaults: DefaultFacts): void {
    if (!Construct.isConstruct(scope))
      throw new FactError(`ZeroDowntimeDefaults.set takes a construct, such as the app, and this is ${shown(scope)}`);
    const problems = defaultProblems(defaults);
    if (problems.length > 0)
      throw new FactError(`the defaults of ${scope.node.path || 'the app'}: ${problems.join('; ')}`);
    const { kubernetesVersion, ...facts } = defaults;
    if (kubernetesVersion !== undefined) KubernetesTarget.set(scope, kubernetesVersion);
    DEFAULTS.set(scope, { ...DEFAULTS.get(scope), ...stated(facts) });
  }

  private constructor() {}
}

/** The facts of a workload with what its scopes state for it, and where each of those was set. */
export interface FactsInScope {
  readonly facts: ApplicationFacts;
  readonly origins: ReadonlyMap<string, string>;
}

/** Completes the facts of a workload by what the scopes around it state. */
export function factsInScope(scope: IConstruct, written: ApplicationFacts): FactsInScope {
  const origins = new Map<string, string>();
  let facts: ApplicationFacts = stated(written);
  for (let at: IConstruct | undefined = scope; at; at = at.node.scope) {
    const defaults = DEFAULTS.get(at);
    if (!defaults) continue;
    const missing = Object.entries(defaults).filter(([field]) => IN_PARTS.has(field) || !Object.hasOwn(facts, field));
    const place = at.node.path || 'the app';
    for (const [field] of missing) origins.set(field, [origins.get(field), place].filter(Boolean).join(' and '));
    const parts = missing.filter(([field]) => Object.hasOwn(facts, field));
    facts = {
      ...Object.fromEntries(missing),
      ...facts,
      ...Object.fromEntries(parts.map(([field, value]) => [field, { ...value, ...own(facts, field) }])),
    } as ApplicationFacts;
  }
  return { facts, origins: inOrder(origins) };
}

function inOrder(origins: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  if (origins.size === 0) return origins;
  return new Map(FIELDS.flatMap((field) => pair(field, origins.get(field))));
}

function pair(field: string, origin: string | undefined): readonly (readonly [string, string])[] {
  return origin === undefined ? [] : [[field, origin]];
}

/** A fact that is undefined has not been stated. */
function stated<Facts extends object>(facts: Facts): Facts {
  const copied = { ...facts };
  for (const name of Object.keys(copied) as (keyof Facts)[]) if (copied[name] === undefined) delete copied[name];
  return copied;
}
