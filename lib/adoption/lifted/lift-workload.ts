import type { IgnoredRule } from '../../facts';
import { asArray, asObject, asString, isObject, type Seconds } from '../../kubernetes';
import type { Container, Manifest, Workload } from '../../workload';
import type { Lifted } from '../adopt-manifests';
import { camel, constantName, freeName } from '../naming';
import type { Statement } from '../program/adopted-app';
import { namesIn } from '../program/names-in';
import { call, construct, data, literal, mapping, name, type Expression, type Mapping } from '../program/expression';
import { healthFact } from './fact';
import { factsConstant } from './facts-constant';
import { isWorker } from './kinds/is-worker';
import { kindOf } from './kinds/kind-of';
import type { LiftedKind } from './kinds/lifted-kind';
import { liftMetadata } from './lift-fields';
import { liftHealth, liftOthers } from './lift-health';
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

/** A workload made by a construct, and the facts that nobody has stated; or why it stays as it is. */
export type LiftedWorkload = (Lifted & { readonly todo: readonly string[] }) | { readonly stays: string };

/**
 * A workload as the construct of its kind.
 *
 * @param workload as it was read
 * @param own the objects that belong to it
 */
export function liftWorkload(workload: Workload, own: readonly Manifest[], options: LiftOptions): LiftedWorkload {
  const main = workload.serving[0] ?? workload.containers[0];
  const stays = reasonToStay(workload, main);
  if (stays !== undefined || !main) return { stays: stays ?? 'it has no container' };
  return new Lift(workload, main, own, options).result();
}

function reasonToStay(workload: Workload, main: Container | undefined): string | undefined {
  const { identity, manifest, spec, podSpec, serving, rollout } = workload;
  const kind = kindOf(workload);
  if (!kind) return `there is no construct for a ${identity.kind} of ${identity.apiVersion}`;
  if (rollout) return 'a Rollout of Argo has taken it over';
  const { matchLabels = null, matchExpressions } = asObject(spec['selector'] ?? {});
  if (kind.serves && (!isObject(matchLabels) || matchExpressions !== undefined))
    return 'its selector is more than labels';
  if (serving.length > 1) return 'several of its containers serve';
  const [first] = asArray(podSpec['containers']).map(asObject);
  if (asString(first?.['name']) !== main?.name) return 'another container stands before the one that serves';
  if (asString(asObject(manifest.object['metadata'] ?? {})['name']) === undefined) return 'it has no name of its own';
  return kind.stays?.(workload);
}

/** One attempt at a workload. */
class Lift {
  private readonly variables = new Set<string>(['k8s', 'kplus']);
  private readonly variable: string;
  private readonly serves: boolean;

  constructor(
    private readonly workload: Workload,
    private readonly main: Container,
    private readonly own: readonly Manifest[],
    private readonly options: LiftOptions,
  ) {
    this.variable = camel(freeName(camel(workload.identity.name), this.variables));
    this.serves = kindOf(workload)?.serves === true && !isWorker(workload);
  }

  result(): LiftedWorkload {
    const { workload, main, own, options } = this;
    const port = this.port();
    if (this.serves && port === undefined) return { stays: 'requests come in, and no port tells where' };
    const health = liftHealth(main, port, !this.serves);
    if (!health) return { stays: 'one of its probes has no words in a construct' };
    const kind = kindOf(workload)?.lift({ workload, main, own, port, replicas: options.replicas });
    if (!kind) return { stays: 'no construct has words for the paths that its requests take, or for its times' };
    const hooks = this.hooks(kind);
    if (!hooks) return { stays: 'nobody has stated how long a hook of it takes (zero-downtime/pre-stop-takes)' };
    const isAssumed = health.isAssumed && health.value !== undefined;
    const facts = [...kind.facts, ...(isAssumed && health.value ? [healthFact(health.value)] : [])];
    const constant = constantName(freeName(constantName(workload.identity.name), options.constants));
    const refs = new References(new Set([kind.id]), this.variables);
    const props = this.props(constant, kind, { ...hooks, port, health: isAssumed ? undefined : health.value }, refs);
    return {
      statements: this.statements(kind, props, refs),
      makes: own.filter((one) => options.isNew(one)),
      facts: factsConstant(constant, workload, facts),
      todo: facts.filter(({ todo }) => todo).map((fact) => `${constant}.${fact.name}`),
    };
  }

  private props(
    constant: string,
    kind: LiftedKind,
    {
      takes,
      port,
      health,
      ...hooks
    }: Hooks & { readonly port: number | undefined; readonly health: Expression | undefined },
    refs: References,
  ): Mapping {
    const { workload, main } = this;
    const { value: sigterm } = main.onSigterm;
    const servesOn = sigterm.kind === 'keeps-serving' ? sigterm.for : 0;
    const ignored = [...workload.ignored, ...(this.options.ignored ?? [])];
    const { identity, replicas, autoscaled, ...others } = kind.props(takes + servesOn + kind.longest);
    const stated = mapping({
      identity,
      ...liftMetadata(workload, identity === undefined),
      replicas,
      autoscaled,
      ...liftContainers(workload, main, port, refs),
      ...liftPod(workload, refs),
      health,
      ...hooks,
      ...others,
      ignore: ignored.length > 0 ? data(ignored.map(({ rule, reason }) => ({ rule, reason }))) : undefined,
    });
    return { form: 'mapping', entries: [{ value: name(constant) }, ...stated.entries] };
  }

  private hooks({ longest, waits }: LiftedKind): Hooks | undefined {
    const preStop = liftPreStop(this.workload, this.main, waits ? longest : undefined);
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

  private statements(kind: LiftedKind, props: Mapping, refs: References): readonly Statement[] {
    const made = construct(kind.construct, name('this'), literal(kind.id), props);
    const after = [...this.removals(kind), ...this.patches()];
    const isCalled = after.length > kind.removed.filter(({ isBeside }) => isBeside).length;
    const rest = [{ ...(isCalled && { name: this.variable }), value: made }, ...after];
    return [...usedBy(rest, refs.statements), ...rest];
  }

  /** What the construct would make, and is there already. */
  private removals({ removed }: LiftedKind): readonly Statement[] {
    return removed.map(({ isBeside, child, comment }) => ({
      comment,
      value: call(`${isBeside ? 'this' : this.variable}.node.tryRemoveChild`, literal(child)),
    }));
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

  /** Where requests come in. */
  private port(): number | undefined {
    if (kindOf(this.workload)?.serves !== true) return undefined;
    const reached = this.workload.reaches
      .flatMap(({ ports }) => ports)
      .filter(({ container = this.main.name }) => container === this.main.name)
      .flatMap(({ number }) => (number === undefined ? [] : [number]));
    const declared = this.main.ports.filter(({ protocol = 'TCP' }) => protocol === 'TCP').map(({ number }) => number);
    const [first] = this.serves ? declared : [];
    return declared.find((one) => reached.includes(one)) ?? reached[0] ?? first;
  }
}

/** Those of the references that something refers to: what is told as a patch needs none. */
function usedBy(statements: readonly Statement[], references: readonly Statement[]): readonly Statement[] {
  const used = new Set(statements.flatMap(({ value }) => namesIn(value)));
  return references
    .toReversed()
    .filter(({ name: of, value }) => {
      if (of === undefined || !used.has(of)) return false;
      for (const other of namesIn(value)) used.add(other);
      return true;
    })
    .toReversed();
}

/** What runs around the life of the containers. */
interface Hooks {
  readonly preStop: Expression | undefined;
  readonly postStart: Expression | undefined;
  readonly otherContainers: Expression | undefined;
  /** How long the hook before SIGTERM takes. */
  readonly takes: Seconds;
}
