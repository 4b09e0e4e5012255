import type { IgnoredRule } from '../../facts';
import { asArray, asNumber, asObject, asString, isObject, type Seconds } from '../../kubernetes';
import { identityText, type Container, type Manifest, type Workload } from '../../workload';
import type { Lifted } from '../adopt-manifests';
import { camel, constantName, freeName } from '../naming';
import type { Statement } from '../program/adopted-app';
import { call, construct, data, literal, mapping, name, type Expression, type Mapping } from '../program/expression';
import { factsOfWorkload, type WorkloadFactsOf } from './facts-of-workload';
import type { Fields } from './lift-container';
import { liftIdentity, liftMetadata, liftNumbers } from './lift-fields';
import { liftHealth, liftOthers, type LiftedHealth } from './lift-health';
import { liftPostStart, liftPreStop } from './lift-hooks';
import { liftContainers, liftPod } from './lift-pods';
import { References } from './references';

/** What is known from an earlier attempt. */
export interface LiftOptions {
  /** What the construct's rendering still lacks. @default nothing */
  readonly patches?: readonly Expression[];
  /** @default none */
  readonly ignored?: readonly IgnoredRule[];
  /** The names of facts that are taken. */
  readonly constants: Set<string>;
  /** How many replicas a repair asks for. @default those that are written */
  readonly replicas?: number;
  /** The objects that are new, made by nobody before: the construct makes its own. */
  readonly isNew: (manifest: Manifest) => boolean;
}

/** A Deployment made by a construct, and the facts that nobody has stated; or why it stays as it is. */
export type LiftedDeployment = (Lifted & { readonly todo: readonly string[] }) | { readonly stays: string };

/**
 * A Deployment as a ZeroDowntimeDeployment, or a GracefulWorker where no requests come in.
 *
 * @param workload as it was read
 * @param own the objects that belong to it
 */
export function liftDeployment(workload: Workload, own: readonly Manifest[], options: LiftOptions): LiftedDeployment {
  const main = workload.serving[0] ?? workload.containers[0];
  const stays = reasonToStay(workload, main);
  if (stays !== undefined || !main) return { stays: stays ?? 'it has no container' };
  return new Lift(workload, main, own, options).result();
}

function reasonToStay(
  { identity, manifest, spec, podSpec, serving, rollout }: Workload,
  main: Container | undefined,
): string | undefined {
  const { kind, apiVersion } = identity;
  if (kind !== 'Deployment' || apiVersion !== 'apps/v1') return `there is no construct for a ${kind} yet`;
  if (rollout) return 'a Rollout of Argo has taken it over';
  const { matchLabels = null, matchExpressions } = asObject(spec['selector'] ?? {});
  if (!isObject(matchLabels) || matchExpressions !== undefined) return 'its selector is more than labels';
  if (serving.length > 1) return 'several of its containers serve';
  const [first] = asArray(podSpec['containers']).map(asObject);
  if (asString(first?.['name']) !== main?.name) return 'another container stands before the one that serves';
  if (asObject(manifest.object['metadata'] ?? {})['generateName'] !== undefined) return 'it has no name of its own';
  return undefined;
}

/** One attempt at a Deployment. */
class Lift {
  private readonly variables = new Set<string>(['k8s', 'kplus']);
  private readonly refs: References;
  private readonly variable: string;

  constructor(
    private readonly workload: Workload,
    private readonly main: Container,
    private readonly own: readonly Manifest[],
    private readonly options: LiftOptions,
  ) {
    this.variable = camel(freeName(camel(workload.identity.name), this.variables));
    this.refs = new References(new Set(['deployment']), this.variables);
  }

  result(): LiftedDeployment {
    const port = this.port();
    if (!this.isWorker && port === undefined) return { stays: 'requests come in, and no port tells where' };
    const health = liftHealth(this.main, port, this.isWorker);
    if (!health) return { stays: 'one of its probes has no words in a construct' };
    const constant = constantName(freeName(constantName(this.workload.identity.name), this.options.constants));
    const facts = factsOfWorkload(this.workload, this.main, {
      constant,
      isWorker: this.cutsNothing,
      health: health.isAssumed ? health.value : undefined,
    });
    if (!facts) return { stays: 'no construct has words for the paths that its requests take' };
    const hooks = this.hooks(facts.longest);
    if (!hooks) return { stays: 'nobody has stated how long a hook of it takes (zero-downtime/pre-stop-takes)' };
    return {
      statements: this.statements(this.props(facts, health, hooks, port)),
      makes: this.own.filter((one) => this.options.isNew(one)),
      facts: facts.constant,
      todo: facts.todo.map((fact) => `${constant}.${fact}`),
    };
  }

  private props(
    { constant, longest }: WorkloadFactsOf,
    health: LiftedHealth,
    { takes, ...hooks }: Hooks,
    port: number | undefined,
  ): Mapping {
    const { workload, main, refs } = this;
    const { value: sigterm } = main.onSigterm;
    const servesOn = sigterm.kind === 'keeps-serving' ? sigterm.for : 0;
    const ignored = [...workload.ignored, ...(this.options.ignored ?? [])];
    const stated = mapping({
      identity: liftIdentity(workload),
      ...liftMetadata(workload),
      ...this.replicas(),
      ...liftContainers(workload, main, port, refs),
      ...liftPod(workload, refs),
      health: health.isAssumed ? undefined : health.value,
      ...hooks,
      ...liftNumbers(workload, takes + servesOn + longest),
      ignore: ignored.length > 0 ? data(ignored.map(({ rule, reason }) => ({ rule, reason }))) : undefined,
    });
    return { form: 'mapping', entries: [{ value: name(constant.name) }, ...stated.entries] };
  }

  private hooks(longest: Seconds): Hooks | undefined {
    const preStop = liftPreStop(this.workload, this.main, longest);
    const postStart = liftPostStart(this.main);
    const others = liftOthers(this.workload, this.main, longest);
    if (!preStop || !postStart || !others) return undefined;
    return {
      preStop: preStop.expression,
      postStart: postStart.expression,
      otherContainers: others.entries.length > 0 ? others : undefined,
      takes: preStop.takes,
    };
  }

  private get isWorker(): boolean {
    return this.workload.traffic.value.every(({ kind }) => kind === 'none');
  }

  /** Whether a worker's last piece of work can be let finish: a GracefulWorker promises it. */
  private get cutsNothing(): boolean {
    const { kind } = this.main.onSigterm.value;
    return this.isWorker && kind !== 'exits' && kind !== 'ignores';
  }

  private statements(props: Mapping): readonly Statement[] {
    const of = this.cutsNothing ? 'GracefulWorker' : 'ZeroDowntimeDeployment';
    const made = construct(of, name('this'), literal('deployment'), props);
    const after = [...this.removals(), ...this.patches()];
    return [...this.refs.statements, { ...(after.length > 0 && { name: this.variable }), value: made }, ...after];
  }

  /** What the construct would make, and is there already. */
  private removals(): readonly Statement[] {
    const { services, budgets } = this.workload;
    const noService = this.isWorker ? [] : [['Service', 'It has had no Service so far.'] as const];
    return [
      ...(services.length > 0 ? [['Service', 'Its Service stays as it is.'] as const] : noService),
      ...(budgets.length > 0 ? [['PodDisruptionBudget', 'Its budget stays as it is.'] as const] : []),
    ].map(([child, comment]) => ({ comment, value: call(`${this.variable}.node.tryRemoveChild`, literal(child)) }));
  }

  private patches(): readonly Statement[] {
    const { patches = [] } = this.options;
    if (patches.length === 0) return [];
    const manifest = camel(freeName('manifest', this.variables));
    const words = 'What cdk8s-plus has no words for.';
    return [
      { name: manifest, comment: words, value: call('ApiObject.of', name(this.variable)) },
      ...patches.map((patch) => ({ value: call(`${manifest}.addJsonPatch`, patch) })),
    ];
  }

  private replicas(): Fields {
    const { replicas, spec } = this.workload;
    const { autoscaler, min, max } = replicas;
    if (autoscaler && this.own.some(({ object }) => identityText(object) === identityText(autoscaler.object)))
      return {};
    if (autoscaler || min !== max) return { autoscaled: call('Autoscaled.between', literal(min), literal(max)) };
    return { replicas: literal(this.options.replicas ?? asNumber(spec['replicas']) ?? 1) };
  }

  /** Where requests come in. */
  private port(): number | undefined {
    const reached = this.workload.reaches
      .flatMap(({ ports }) => ports)
      .filter(({ container = this.main.name }) => container === this.main.name)
      .flatMap(({ number }) => (number === undefined ? [] : [number]));
    const declared = this.main.ports.filter(({ protocol = 'TCP' }) => protocol === 'TCP').map(({ number }) => number);
    const [first] = this.isWorker ? [] : declared;
    return declared.find((one) => reached.includes(one)) ?? reached[0] ?? first;
  }
}

/** What runs around the life of the containers. */
interface Hooks {
  readonly preStop: Expression | undefined;
  readonly postStart: Expression | undefined;
  readonly otherContainers: Expression | undefined;
  /** How long the hook before SIGTERM takes. */
  readonly takes: Seconds;
}
