import type { IConstruct } from 'constructs';
import { FactError } from '../statements/fact-error';
import type { RolloutStrategy } from '../statements/rollout/rollout-strategy';
import type { SplitRoute } from '../statements/rollout/traffic-split';
import { ALB_ALONE } from '../workloads/rollout/rollout-props';
import { movesBy, slowSwitchProblem } from '../workloads/rollout/slow-switch';

/** By construct, so that nothing of it is a member that a subclass could collide with. */
const ROUTES = new WeakMap<IConstruct, RolloutRoutes>();

/** The routes of a Rollout that its controller splits. */
export class RolloutRoutes {
  /** Those of a Rollout. */
  public static of(rollout: IConstruct): RolloutRoutes {
    const routes = ROUTES.get(rollout);
    if (!routes) throw new FactError(`${rollout.node.path}: it has no routes before it is made`);
    return routes;
  }

  private readonly made: SplitRoute[] = [];

  constructor(
    private readonly rollout: IConstruct,
    private readonly strategy: RolloutStrategy,
  ) {
    ROUTES.set(rollout, this);
  }

  /** Whether routes that are made here are split. */
  public get isSplitHere(): boolean {
    return this.strategy._canary.split?._routes?.length === 0;
  }

  /** All that are split, wherever they are made. */
  public get all(): readonly SplitRoute[] {
    return [...(this.strategy._canary.split?._routes ?? []), ...this.made];
  }

  /** What is missing when an app is written. */
  public get missing(): readonly string[] {
    return this.isSplitHere && this.made.length === 0 ? [NO_ROUTE] : [];
  }

  /** Counts a route that is split. */
  public add(route: SplitRoute): void {
    this.made.push(route);
  }

  /**
   * Refuses a route to be split that cannot be beside another, before it is made.
   *
   * @throws FactError with why
   */
  public refuseBeside(kind: SplitRoute['kind']): void {
    const kinds = new Set([...this.all.map((route) => route.kind), kind]);
    if (this.isSplitHere && kinds.has('alb') && kinds.has('nginx')) throw this.refusal(ALB_ALONE);
  }

  /**
   * Refuses a route whose load balancer does not follow a Service that changes whom it selects.
   *
   * @throws FactError with what can
   */
  public refuseSlow(kind: string): void {
    const isTurnTaking = kind === 'aws-alb' && (this.isSplitHere || this.all.some((route) => route.kind === 'alb'));
    const problem = isTurnTaking ? undefined : slowSwitchProblem(movesBy(this.strategy), kind);
    if (problem !== undefined) throw this.refusal(problem);
    if (kind === 'aws-alb' && movesBy(this.strategy) === 'weights' && !isTurnTaking)
      throw this.refusal(
        'exposeViaAlb makes a route that another one is split beside: state split: TrafficSplit.byRoutes() in place of the named one',
      );
  }

  private refusal(problem: string): FactError {
    return new FactError(`${this.rollout.node.path}: ${problem}`);
  }
}

const NO_ROUTE =
  "'strategy' splits requests by routes (TrafficSplit.byRoutes()), and none is made: call exposeViaNginx, exposeViaAlb, exposeViaIstio or exposeViaGateway, or name one that is made elsewhere (TrafficSplit.nginx('web'))";
