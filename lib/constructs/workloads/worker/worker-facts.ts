import type { Construct } from 'constructs';
import type { ApplicationFacts } from '../../statements/application-facts';
import { typeProblems } from '../../statements/fact-problems';
import { inSeconds } from '../../statements/in-seconds';
import { Traffic } from '../../statements/traffic/traffic';
import { durationProblem } from '../../statements/typed';
import { factsInScope } from '../../statements/zero-downtime-defaults';
import { requireDeployment } from '../deployment/deployment-props';
import { ofOthers } from '../facts-of-others';
import { unmeantProblems } from '../number-problems';
import type { GracefulWorkerProps } from './graceful-worker-props';
import type { ZeroDowntimeDeploymentProps } from '../deployment/zero-downtime-deployment-props';

/** What is said of a worker in other words, or not at all. */
const NOT_OF_A_WORKER = {
  ...ofOthers('GracefulWorker'),
  traffic:
    "no requests come into a worker, so it has no 'traffic': leave it out, or write a ZeroDowntimeDeployment where some do",
  longestRequest: "no requests come into a worker: state its longest piece of work in 'longestWork' instead",
  ownService: "no requests come into a worker, so it has no Service: leave 'ownService' out",
} as const;

/**
 * The facts about a worker as those of an application that no requests come into.
 *
 * @throws FactError with everything that is missing, of a wrong type or impossible, in words of its props
 */
export function workerFacts(
  place: { readonly scope: Construct; readonly id: string },
  props: GracefulWorkerProps,
): ZeroDowntimeDeploymentProps {
  if (typeof props !== 'object' || props === null) return requireDeployment(place, props);
  const isTime = durationProblem(props.longestWork, 'longestWork') === undefined;
  const facts = {
    ...props,
    traffic: [Traffic.none()],
    longestRequest: isTime ? props.longestWork : undefined,
  };
  return requireDeployment(place, facts, () => [
    ...workProblems(props),
    ...(isTime ? cutProblems(factsInScope(place.scope, { ...facts, ignore: undefined }).facts) : []),
  ]);
}

function workProblems({ longestWork, ...others }: GracefulWorkerProps): readonly string[] {
  const problem =
    longestWork === undefined
      ? "state 'longestWork', the longest piece of work that must not be cut: Duration.seconds(90)"
      : durationProblem(longestWork, 'longestWork');
  return [...(problem === undefined ? [] : [problem]), ...unmeantProblems(others, NOT_OF_A_WORKER)];
}

const CUTS = {
  exits: 'exits at once on SIGTERM, which cuts the piece of work in hand, however long the grace period is',
  ignores: 'ignores SIGTERM, so that it takes work until it is killed, and the last piece is cut',
} as const;

/** What cuts work whatever the numbers are, unless a hook lets it be done before. */
function cutProblems(facts: ApplicationFacts): readonly string[] {
  if (typeProblems(facts).length > 0 || !facts.longestRequest) return [];
  const kind = facts.onSigterm?._fact.kind;
  if (kind !== 'exits' && kind !== 'ignores') return [];
  const longest = Math.ceil(inSeconds(facts.longestRequest, 'longestWork'));
  const takes = facts.preStop?._takes;
  if (takes !== undefined && takes >= longest) return [];
  const yet = takes === undefined ? '' : ` (the one that is stated takes ${takes} s)`;
  return [
    `by 'onSigterm' it ${CUTS[kind]}: let it finish what it has (OnSigterm.drains()), or state in 'preStop' what stops it from taking work and returns when it is done${yet}: PreStop.exec(['/bin/finish'], { takes: Duration.seconds(${longest}) }); where cut work is done again elsewhere, a ZeroDowntimeDeployment with Traffic.none() says so`,
  ];
}
