import * as kplus from 'cdk8s-plus-28';
import { own } from '../../../kubernetes';
import { servingPort } from '../../rendering/planned/serving-port';
import { choiceProblem, type Choice } from '../../statements/fact-problems';
import type { BlueGreenOptions, CanaryOptions, RolloutStrategy } from '../../statements/rollout/rollout-strategy';
import { shown } from '../../statements/typed';
import { countProblem, replicasProblems, timeProblems, unmeantProblems } from '../number-problems';
import { ofOthers } from '../facts-of-others';
import { ownName } from '../own-name';
import { restartPolicyProblems } from '../pod-problems';
import { containersOf, declaredPorts, hasReadablePorts } from '../serving-container';
import { movesBy, slowSwitchProblem } from './slow-switch';
import { requireWorkload, type Place } from '../workload-props';
import type { ZeroDowntimeRolloutProps } from './zero-downtime-rollout-props';

const STRATEGY: Choice = { member: '_blueGreen', instead: 'a RolloutStrategy, such as RolloutStrategy.blueGreen()' };
const SPLIT: Choice = { member: '_routes', instead: 'a TrafficSplit, such as TrafficSplit.byRoutes()' };
const STEP: Choice = { member: '_step', instead: 'a RolloutStep, such as RolloutStep.weight(20)' };
const ANALYSIS: Choice = {
  member: '_analysis',
  instead: "a RolloutAnalysis, such as RolloutAnalysis.of(['success-rate'])",
};
const BUDGET: Choice = { member: '_budget', instead: 'a DisruptionBudget, such as DisruptionBudget.none()' };
const SERVICE: Choice = { member: '_options', instead: 'an OwnService, such as OwnService.of({ port: 80 })' };

/**
 * Refuses what is missing, of a wrong type or impossible in the props of a Rollout, all of it at once.
 *
 * @throws FactError naming the construct, each fact and what to do
 */
export function requireRollout(place: Place, props: ZeroDowntimeRolloutProps): ZeroDowntimeRolloutProps {
  return requireWorkload(place, props, () => [
    ...unmeantProblems(props, NOT_OF_A_ROLLOUT),
    ...replicasProblems(props),
    ...restartPolicyProblems(props.restartPolicy),
    ...timeProblems(props, ['terminationGracePeriod', 'minReady', 'progressDeadline']),
    ...choiceProblem(props.disruptionBudget, 'disruptionBudget', BUDGET),
    ...choiceProblem(props.ownService, 'ownService', SERVICE),
    ...strategyProblems(props),
    ...lengthProblem(ownName(place.scope, place.id, props)),
  ]);
}

/** What the name of a Service may have, and what is put behind it. */
const [LONGEST_NAME, LONGEST_SUFFIX] = [63, '-preview'.length];

function lengthProblem(name: string | undefined): readonly string[] {
  const most = LONGEST_NAME - LONGEST_SUFFIX;
  if (name === undefined || name.length <= most || name.length > LONGEST_NAME) return [];
  return [
    `its name has ${name.length} letters, and its second Service has up to ${LONGEST_SUFFIX} more, of ${LONGEST_NAME} that there may be: state 'metadata.name' with ${most} at most`,
  ];
}

/** What is said of a Rollout in other words. */
const NOT_OF_A_ROLLOUT = {
  ...ofOthers('ZeroDowntimeRollout'),
  blueGreen: "say it by 'strategy': RolloutStrategy.blueGreen()",
  canary: "say it by 'strategy': RolloutStrategy.canary({ steps: [RolloutStep.weight(20), RolloutStep.pause()] })",
  workloadRef:
    "a 'workloadRef' takes the pods of a Deployment over, which has its own facts: leave the Deployment out, and state them here",
} as const;

function strategyProblems(props: ZeroDowntimeRolloutProps): readonly string[] {
  const { strategy } = props;
  if (strategy === undefined)
    return [
      "state 'strategy', how requests come to new pods: RolloutStrategy.blueGreen(), or RolloutStrategy.canary({ steps: [RolloutStep.weight(20), RolloutStep.pause()] })",
    ];
  const wrong = choiceProblem(strategy ?? null, 'strategy', STRATEGY);
  if (wrong.length > 0) return wrong;
  const { _type: type, _blueGreen: blueGreen, _canary: canary } = strategy;
  const wrongAlone = type === 'blueGreen' ? blueGreenProblems(blueGreen ?? {}, props) : canaryProblems(canary ?? {});
  return wrongAlone.length > 0 ? wrongAlone : endProblems(props, strategy);
}

function blueGreenProblems(options: BlueGreenOptions, { replicas }: ZeroDowntimeRolloutProps): readonly string[] {
  const { previewReplicas, autoPromotion, autoPromotionDelay } = options;
  const tooMany = typeof previewReplicas === 'number' && typeof replicas === 'number' && previewReplicas > replicas;
  return [
    ...delayProblems(options, ['autoPromotionDelay']),
    ...countProblem(previewReplicas, 'strategy.previewReplicas', 1),
    ...(tooMany
      ? [
          `'strategy.previewReplicas' ${previewReplicas} is more than 'replicas' ${replicas}: state ${replicas} or less, or leave it out`,
        ]
      : []),
    ...booleanProblem(autoPromotion, 'strategy.autoPromotion'),
    ...(autoPromotion === false && autoPromotionDelay !== undefined
      ? [
          "'strategy.autoPromotionDelay' means nothing where 'autoPromotion' is false, since somebody promotes by hand: leave one of them out",
        ]
      : []),
    ...analysisProblems(options, ['prePromotionAnalysis', 'postPromotionAnalysis']),
  ];
}

function canaryProblems(options: CanaryOptions): readonly string[] {
  const types = [
    ...delayProblems(options, []),
    ...choiceProblem(options.split, 'strategy.split', SPLIT),
    ...stepsProblems(options.steps),
    ...booleanProblem(options.dynamicStableScale, 'strategy.dynamicStableScale'),
    ...analysisProblems(options, ['analysis']),
    ...podCountProblem(options.maxSurge, 'strategy.maxSurge'),
    ...podCountProblem(options.maxUnavailable, 'strategy.maxUnavailable'),
  ];
  if (types.length > 0) return types;
  return options.split?._routes ? splitProblems(options) : podsProblems(options);
}

/** What means nothing, or is refused, where routes split requests. */
function splitProblems({ maxSurge, maxUnavailable, dynamicStableScale, scaleDownDelay, split }: CanaryOptions) {
  const kinds = new Set((split?._routes ?? []).map(({ kind }) => kind));
  return [
    ...Object.entries({ maxSurge, maxUnavailable })
      .filter(([, value]) => value !== undefined)
      .map(([name]) => `'strategy.${name}' means nothing where routes split requests: all old pods stay; leave it out`),
    ...(dynamicStableScale && scaleDownDelay !== undefined
      ? [
          "'strategy.scaleDownDelay' and 'dynamicStableScale' exclude each other: old pods stay for a while, or go with their weight; leave one of them out",
        ]
      : []),
    ...(kinds.has('alb') && kinds.has('nginx') ? [ALB_ALONE] : []),
  ];
}

/** Why an application load balancer and ingress-nginx cannot split the requests of one Rollout. */
export const ALB_ALONE =
  'an application load balancer and ingress-nginx cannot split the same requests: Argo lets two Services take turns for the one, and needs one that stays for the other; make one of the two routes';

/** What needs routes that split requests. */
function podsProblems(options: CanaryOptions): readonly string[] {
  const { steps = [], maxSurge, maxUnavailable, dynamicStableScale, scaleDownDelay, abortScaleDownDelay } = options;
  const needing = [
    ...(dynamicStableScale ? ['dynamicStableScale'] : []),
    ...Object.entries({ scaleDownDelay, abortScaleDownDelay })
      .filter(([, value]) => value !== undefined)
      .map(([name]) => name),
    ...(steps.some(({ _step }) => 'setCanaryScale' in _step) ? ['steps with RolloutStep.pods'] : []),
  ];
  return [
    ...needing.map(
      (name) =>
        `'strategy.${name}' needs routes that split requests: state split: TrafficSplit.byRoutes(), and make one (exposeViaNginx, exposeViaAlb, exposeViaIstio, exposeViaGateway), or leave it out`,
    ),
    ...(maxSurge?.isZero() && (maxUnavailable === undefined || maxUnavailable.isZero())
      ? [
          "'strategy.maxSurge' 0 lets no new pod come, and no old one may go before: state maxSurge: PercentOrAbsolute.absolute(1) or more",
        ]
      : []),
  ];
}

function delayProblems(options: object, more: readonly string[]): readonly string[] {
  const wrong = timeProblems(options, ['scaleDownDelay', 'abortScaleDownDelay', ...more]);
  if (wrong.length > 0) return wrong.map((problem) => problem.replace(/^'/, "'strategy."));
  const times = options as Pick<BlueGreenOptions, 'abortScaleDownDelay'>;
  return [
    ...(times.abortScaleDownDelay?.toMilliseconds() === 0
      ? [
          "'strategy.abortScaleDownDelay' of 0 s keeps the pods of a release that was taken back for ever: state Duration.seconds(30), or leave it out",
        ]
      : []),
  ];
}

function stepsProblems(steps: unknown): readonly string[] {
  if (steps === undefined) return [];
  if (!Array.isArray(steps))
    return [
      `'strategy.steps' has to be a list, such as [RolloutStep.weight(20), RolloutStep.pause()], and is ${shown(steps)}`,
    ];
  return steps.flatMap((one: unknown, index) => choiceProblem(one ?? null, `strategy.steps[${index}]`, STEP));
}

function analysisProblems(options: object, names: readonly string[]): readonly string[] {
  return names.flatMap((name) => choiceProblem(own({ ...options }, name), `strategy.${name}`, ANALYSIS));
}

function podCountProblem(count: unknown, what: string): readonly string[] {
  if (count === undefined || count instanceof kplus.PercentOrAbsolute) return [];
  return [`'${what}' has to be a PercentOrAbsolute, such as PercentOrAbsolute.percent(25), and is ${shown(count)}`];
}

function booleanProblem(value: unknown, what: string): readonly string[] {
  return value === undefined || typeof value === 'boolean'
    ? []
    : [`'${what}' has to be true or false, and is ${shown(value)}`];
}

/** What is wrong with how requests come to the pods, for a strategy that moves them. */
function endProblems(props: ZeroDowntimeRolloutProps, strategy: RolloutStrategy): readonly string[] {
  const moves = movesBy(strategy);
  if (moves === 'pods') return [];
  const kinds = Array.isArray(props.traffic) ? props.traffic.map((one) => one?._source?.kind) : [];
  const how = moves === 'service' ? 'blue/green moves' : 'a split divides';
  return [
    ...(kinds.includes('none')
      ? [`${how} requests, and none come in by Traffic.none(): state 'strategy' as RolloutStrategy.canary()`]
      : []),
    ...(props.port === undefined && hasReadablePorts(props) && !servingPort(portsOf(props), undefined)
      ? [`${how} requests between Services, and there is no port to lead to: state 'port'`]
      : []),
    ...(props.ownService && !props.ownService._options
      ? [`${how} requests between Services of its own: OwnService.none() leaves nothing to move`]
      : []),
    ...kinds.flatMap((kind) => (kind === undefined ? [] : (slowSwitchProblem(moves, kind) ?? []))),
  ];
}

function portsOf(props: ZeroDowntimeRolloutProps): readonly kplus.ContainerPort[] {
  const [serving] = containersOf(props);
  return serving ? declaredPorts(serving) : [];
}
