import type { ApiObject } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-28';
import type { IConstruct } from 'constructs';
import { own, parseKubernetesVersion, type KubernetesVersion } from '../../../kubernetes';
import { planRelease, type Ensured, type ReleaseFacts, type ReleasePlan } from '../../../plan';
import { asObject, type JsonObject } from '../../../workload';
import { FactError } from '../../statements/fact-error';
import type { ApplicationFacts } from '../../statements/application-facts';
import { trafficProblems } from '../../statements/fact-problems';
import { KubernetesTarget } from '../../statements/kubernetes-target';
import type { Traffic } from '../../statements/traffic/traffic';
import { factsInScope, type FactsInScope } from '../../statements/zero-downtime-defaults';
import { contentOf } from './content-of';
import { inventedStartup } from './known-containers';
import { importedBy } from '../app/imported-objects';
import { overrideMethod } from '../app/override-method';
import { layPlanOver } from './plan-overlay';
import { noteAsPlanned } from '../plain/as-planned';
import { originalOf } from '../app/rendering-problem';
import { knownContainers, releaseFactsOf, type KnownContainer } from './release-facts-of';
import { renderOver } from '../app/rendered-object';
import { SynthesisPass } from '../app/synthesis-pass';
import { annotationsOf } from './stated-facts-of';
import type { WorkloadShape } from '../shapes/workload-shape';

/** A workload that a plan is laid over, of whatever kind. */
export interface WorkloadToPlan {
  /** What the user has written: versions and defaults are those of its place. */
  readonly construct: IConstruct;
  readonly apiObject: ApiObject;
  readonly facts: ApplicationFacts;
  readonly shape: WorkloadShape;
  /** By which labels it selects its pods. */
  readonly matchLabels: () => Readonly<Record<string, string>>;
  /** The containers of its pods, init containers among them, where cdk8s-plus makes them. */
  readonly containers: () => readonly kplus.Container[];
}

/** A way to the pods that somebody has made here. */
export interface PlannedRoute {
  readonly traffic: Traffic;
  /** Whether it counts only where no other path is stated or made. @default false */
  readonly isLast?: boolean;
  /** What it sees to, so that it is not required elsewhere. @default nothing */
  readonly ensures?: () => readonly Ensured[];
  /** What somebody else has to see to, in sentences. @default nothing */
  readonly requires?: () => readonly string[];
  /** What it does before anything is rendered. @default nothing */
  readonly prepare?: () => void;
}

/** By construct, so that nothing of it is a member that a subclass could collide with. */
const PLANNED = new WeakMap<IConstruct, PlannedWorkload>();

/**
 * The engine of all workloads: whenever one is rendered, the plan that follows from its facts is laid over what cdk8s
 * makes of it. Containers, autoscalers and routes that are added until then count.
 */
export class PlannedWorkload {
  /** Has a plan laid over a workload at every rendering. */
  public static lay(workload: WorkloadToPlan): PlannedWorkload {
    const planned = new PlannedWorkload(workload);
    PLANNED.set(workload.construct, planned);
    return planned;
  }

  /** The plan that is laid over a construct, where one is. */
  public static of(construct: IConstruct): PlannedWorkload | undefined {
    return PLANNED.get(construct);
  }

  private readonly renderOwn: () => JsonObject;
  private readonly routes: PlannedRoute[] = [];
  private readonly more: (() => readonly string[])[] = [];
  private rendering = false;
  private scalesDown = false;

  private constructor(private readonly workload: WorkloadToPlan) {
    const { apiObject } = workload;
    let renderOwn: () => unknown = () => ({});
    overrideMethod(apiObject, 'toJson', (before) => {
      renderOwn = before;
      return () => this.render();
    });
    this.renderOwn = () => renderOwn() as JsonObject;
    renderOver(apiObject, (rendered) => this.layOver(rendered));
  }

  /** The numbers of the release as of now. */
  public get plan(): ReleasePlan {
    return this.planFor(this.render(), this.known).plan;
  }

  /** The plan, or nothing while cdk8s-plus renders what it is laid over. */
  public get planUnlessRendering(): ReleasePlan | undefined {
    return this.rendering ? undefined : this.plan;
  }

  /** The facts as they count now, those of its scopes among them, and where those were set. */
  public get known(): FactsInScope {
    const { construct, facts: own } = this.workload;
    const { facts, origins } = factsInScope(construct, own);
    const stated = facts.traffic ?? [];
    return { facts: { ...facts, traffic: [...stated, ...unlike(stated, this.routes)] }, origins };
  }

  /** What is still missing when the app is about to be written, and no plan can be made without. */
  public get missing(): readonly string[] {
    return this.missingOf(this.known.facts);
  }

  private missingOf(facts: ApplicationFacts): readonly string[] {
    return [...trafficProblems(facts), ...this.more.flatMap((missing) => missing())];
  }

  /** Has something else be there when the app is about to be written. */
  public requireToo(missing: () => readonly string[]): void {
    this.more.push(missing);
  }

  /** Whether only so many of its members may be missing, whatever their number is. */
  public get needsItsMembers(): boolean {
    return this.workload.shape.statedFacts?.().mayBeMissing !== undefined;
  }

  /** The Kubernetes version that it is written for. */
  public get version(): KubernetesVersion {
    return parseKubernetesVersion(
      this.workload.facts.kubernetesVersion ?? KubernetesTarget.of(this.workload.construct),
    );
  }

  /** Counts a path that requests take, because somebody has made a route. Stated delays of its kind count more. */
  public addRoute(route: PlannedRoute): void {
    this.routes.push(route);
  }

  /** An autoscaler of ours takes its pods away, as the plan says. */
  public countAutoscaler(): void {
    this.scalesDown = true;
  }

  /** Has every route see to what has to be there before anything is rendered. */
  public prepare(): void {
    for (const { prepare } of this.routes) prepare?.();
  }

  /** By kind of traffic, what routes see to; of paths that are stated nobody knows who does. */
  private get ensured(): NonNullable<ReleaseFacts['ensured']> {
    const { construct, facts } = this.workload;
    const stated = new Set(factsInScope(construct, facts).facts.traffic?.map(({ _source }) => _source.kind));
    const own = this.routes.filter(({ traffic }) => !stated.has(traffic._source.kind));
    return new Map(own.map(({ traffic, ensures }) => [traffic._source.kind, ensures?.() ?? []]));
  }

  /** What cdk8s-plus makes of it, before the plan is laid over. */
  private render(): JsonObject {
    this.rendering = true;
    try {
      return this.renderOwn();
    } catch (error) {
      // While it is being rendered, lest the plan is asked for once more.
      throw originalOf(this.workload.apiObject, error);
    } finally {
      this.rendering = false;
    }
  }

  private layOver(rendered: Record<string, unknown>): void {
    const { shape, matchLabels, containers: all } = this.workload;
    const { known } = this;
    const { plan, containers } = this.planFor(rendered as JsonObject, known);
    this.notePlain(rendered as JsonObject, known.facts);
    layPlanOver(rendered, {
      plan,
      containers,
      shape,
      annotations: annotationsOf(known.facts, containers, plan, {
        ...shape.statedFacts?.(),
        madeElsewhere: importedBy(this.workload.construct, this.templateIn(rendered as JsonObject)),
      }),
      matchLabels: matchLabels(),
      version: this.version,
      pods: known.facts,
      inventedStartup: inventedStartup(all()),
    });
  }

  /** Where nobody has changed what its plan says, and no route leads here by another way. */
  private notePlain(rendered: JsonObject, facts: ApplicationFacts): void {
    const { length: routes } = this.routes;
    if (routes > 0 || this.scalesDown) return;
    noteAsPlanned(rendered, { facts, template: this.templateIn(rendered) });
  }

  private templateIn(rendered: JsonObject): JsonObject {
    return this.workload.shape.template.reduce<JsonObject>((at, key) => asObject(own(at, key)), rendered);
  }

  private planFor(
    rendered: JsonObject,
    { facts, origins }: FactsInScope,
  ): { readonly plan: ReleasePlan; readonly containers: readonly KnownContainer[] } {
    const { version } = this;
    const missing = this.missingOf(facts);
    if (missing.length > 0) throw new FactError(missing.join('; '));
    const { shape } = this.workload;
    const template = this.templateIn(rendered);
    const containers = knownContainers(facts, asObject(template['spec']));
    const spec = asObject(rendered['spec']);
    return {
      plan: this.planOnce(
        releaseFactsOf(facts, containers, spec, {
          version,
          stated: shape.stated(spec),
          origins,
          ensured: this.ensured,
          required: this.routes.flatMap(({ requires }) => requires?.() ?? []),
          scalesDown: this.scalesDown,
          ...(shape.kind && { kind: shape.kind(spec) }),
        }),
      ),
      containers,
    };
  }

  /** The same facts make the same plan: near-equal workloads have few. */
  private planOnce(facts: ReleaseFacts): ReleasePlan {
    const pass = SynthesisPass.of(this.workload.apiObject);
    return pass.remembered(`plan of ${contentOf(facts)}`, () => planRelease(facts));
  }
}

/**
 * The plan of a construct made from facts.
 *
 * @throws FactError while its constructor still runs
 */
export function planOf(construct: IConstruct): ReleasePlan {
  const planned = PlannedWorkload.of(construct);
  if (!planned) throw new FactError(`${construct.node.path}: it has no plan before it is made`);
  return planned.plan;
}

/** The paths of routes that nobody has stated, each once. */
function unlike(stated: readonly Traffic[], routes: readonly PlannedRoute[]): readonly Traffic[] {
  const isNew = new Map<string, Traffic>();
  for (const { traffic } of routes) if (!isNew.has(pathOf(traffic))) isNew.set(pathOf(traffic), traffic);
  for (const traffic of stated) isNew.delete(pathOf(traffic));
  const all = [...isNew.values()];
  const isLast = new Set(routes.filter((route) => route.isLast).map(({ traffic }) => traffic));
  const others = all.filter((traffic) => !isLast.has(traffic));
  return stated.length + others.length > 0 ? others : all;
}

function pathOf({ _source: { kind, name = '' } }: Traffic): string {
  return `${kind} ${name}`;
}
