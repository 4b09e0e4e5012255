import { asNumber, asObject, isObject, own, type JsonObject } from '../../../kubernetes';
import { planDelays, ROOM } from '../../../plan';
import type { Workload } from '../../../workload';
import { call, list, literal, mapping, type Expression } from '../../program/expression';
import { duration } from '../duration';
import { longestFact, longestOf, sigtermFact, startFact, trafficFact } from '../fact';
import type { Fields } from '../lift-container';
import { amountOf, larger, liftIdentity, liftTimes, KUBERNETES_DEADLINE } from '../lift-fields';
import { liftAnalysis, liftSteps } from '../lift-steps';
import { removedFrom, replicasOf } from './deployment';
import type { LiftedKind, Lifting, Removal } from './lifted-kind';

/** A Rollout of Argo as a ZeroDowntimeRollout; what of its strategy has no words is patched. */
export function rolloutKind(lifting: Lifting): LiftedKind | undefined {
  const { workload, main } = lifting;
  const [traffic, strategy] = [trafficFact(workload), strategyOf(workload)];
  if (!traffic || !strategy) return undefined;
  const longest = longestOf(workload, main);
  return {
    construct: 'ZeroDowntimeRollout',
    id: 'rollout',
    facts: [startFact(main), longestFact(main, longest, false), sigtermFact(main), traffic],
    longest,
    waits: true,
    props: (needed) => ({
      identity: liftIdentity(workload),
      ...replicasOf(lifting),
      ...liftTimes(workload, needed),
      progressDeadline: larger(workload.spec['progressDeadlineSeconds'], KUBERNETES_DEADLINE),
      strategy: strategy.value,
      ownService: ownServiceOf(strategy.service),
    }),
    removed: [...removedFrom(lifting), ...strategy.companions.map(companionRemoved)],
  };
}

/** How requests move, in the words of a construct. */
interface LiftedStrategy {
  readonly value: Expression;
  /** The Service that requests come by. */
  readonly service: string | undefined;
  /** The Services that the construct makes beside it. */
  readonly companions: readonly Companion[];
}

interface Companion {
  readonly suffix: string;
  /** Whether the manifests name one of their own. */
  readonly isThere: boolean;
}

function strategyOf(workload: Workload): LiftedStrategy | undefined {
  const { blueGreen = null, canary = null } = asObject(workload.spec['strategy'] ?? {});
  if (isObject(blueGreen)) return blueGreenOf(blueGreen, workload);
  return isObject(canary) ? canaryOf(canary, workload) : undefined;
}

function blueGreenOf(given: JsonObject, workload: Workload): LiftedStrategy {
  const { autoPromotionEnabled, autoPromotionSeconds, activeService, prePromotionAnalysis, postPromotionAnalysis } =
    given;
  const after = asNumber(autoPromotionSeconds) ?? 0;
  const options: Fields = {
    previewReplicas: numberOf(given['previewReplicaCount']),
    autoPromotion: autoPromotionEnabled === false ? literal(false) : undefined,
    autoPromotionDelay: after > 0 && autoPromotionEnabled !== false ? duration(after) : undefined,
    prePromotionAnalysis: liftAnalysis(prePromotionAnalysis),
    postPromotionAnalysis: liftAnalysis(postPromotionAnalysis),
    ...delaysOf(given, workload),
  };
  return {
    value: withOptions('blueGreen', options),
    service: nameOf(activeService),
    companions: [{ suffix: 'preview', isThere: isThere(given['previewService']) }],
  };
}

function canaryOf(given: JsonObject, workload: Workload): LiftedStrategy | undefined {
  const { trafficRouting = null, stableService, pingPong } = given;
  const isSplit = isObject(trafficRouting);
  const split = isSplit ? splitOf(trafficRouting, isObject(pingPong ?? null)) : undefined;
  if (isSplit && !split) return undefined;
  const steps = liftSteps(given['steps'], isSplit);
  const options: Fields = {
    split,
    steps: steps && steps.length > 0 ? list(steps) : undefined,
    analysis: liftAnalysis(given['analysis']),
    ...(isSplit
      ? {
          dynamicStableScale: given['dynamicStableScale'] === true ? literal(true) : undefined,
          ...delaysOf(given, workload),
        }
      : { maxSurge: amountOf(given['maxSurge']) }),
  };
  const companions = isSplit ? companionsOf(given, 'alb' in trafficRouting) : [];
  return { value: withOptions('canary', options), service: nameOf(stableService), companions };
}

function withOptions(way: string, options: Fields): Expression {
  const given = mapping(options);
  return call(`RolloutStrategy.${way}`, ...(given.entries.length > 0 ? [given] : []));
}

/** What splits requests, as a route that is made elsewhere: its object stays what it is. */
function splitOf(routing: JsonObject, isAlternating: boolean): Expression | undefined {
  const [[kind, value] = ['', null], ...others] = Object.entries(routing).filter(([, one]) => one !== null);
  if (others.length > 0) return undefined;
  const route = asObject(value);
  switch (kind) {
    case 'nginx':
      return named('nginx', own(route, 'stableIngress'));
    case 'istio': {
      const { name, routes } = asObject(own(route, 'virtualService') ?? {});
      const all = Array.isArray(routes) ? routes.flatMap((one) => nameOf(one) ?? []) : [];
      return named('istio', name, all.length > 0 ? mapping({ routes: list(all.map(literal)) }) : undefined);
    }
    case 'alb': {
      // Services that change whom they select lose requests behind an application load balancer.
      const port = asNumber(own(route, 'servicePort'));
      return isAlternating && port !== undefined ? named('alb', own(route, 'ingress'), literal(port)) : undefined;
    }
    default:
      return undefined;
  }
}

function named(kind: string, name: unknown, ...more: readonly (Expression | undefined)[]): Expression | undefined {
  const text = nameOf(name);
  return text === undefined
    ? undefined
    : call(`TrafficSplit.${kind}`, literal(text), ...more.flatMap((one) => one ?? []));
}

/** Delays that are longer already than what follows from the facts. */
function delaysOf(given: JsonObject, { traffic }: Workload): Fields {
  const isDynamic = given['dynamicStableScale'] === true;
  const facts = { kind: 'Rollout', moves: 'service' } as const;
  const { scaleDownDelay = 0, abortScaleDownDelay = 0 } = planDelays({
    kind: facts,
    traffic: traffic.value,
    room: ROOM,
  });
  return {
    scaleDownDelay: isDynamic ? undefined : larger(given['scaleDownDelaySeconds'], scaleDownDelay),
    abortScaleDownDelay: larger(given['abortScaleDownDelaySeconds'], abortScaleDownDelay),
  };
}

function ownServiceOf(service: string | undefined): Expression | undefined {
  if (service === undefined) return undefined;
  return call('OwnService.of', mapping({ metadata: mapping({ name: literal(service) }) }));
}

function companionsOf({ canaryService }: JsonObject, isAlternating: boolean): readonly Companion[] {
  if (isAlternating) return ['ping', 'pong'].map((suffix) => ({ suffix, isThere: true }));
  return [{ suffix: 'canary', isThere: isThere(canaryService) }];
}

function isThere(service: unknown): boolean {
  return nameOf(service) !== undefined;
}

function companionRemoved({ suffix, isThere: stays }: Companion): Removal {
  const comment = stays ? `Its ${suffix} Service stays as it is.` : `It has had no ${suffix} Service so far.`;
  return { child: `Service-${suffix}`, comment };
}

function numberOf(value: unknown): Expression | undefined {
  const number = asNumber(value);
  return number === undefined ? undefined : literal(number);
}

function nameOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
