import { ANNOTATIONS } from '../../facts';
import { GATE_LABEL, quorumOf, twoOnOneDirectory, type Workload, type World } from '../../workload';
import type { ContainerModel } from '../model/pod-model';
import { NEVER_THERE } from '../model/taken-away';
import { workloadsOf } from '../model/workloads-of';
import { SCENARIOS } from '../scenario';
import { isDeprived, isForGate, isShort } from './for-want-of-pods';
import type { Hopeless } from './searched';
import { isLoss } from './trouble';
import { wordHeldUp } from './word-held-up';
import { whyAlone } from './why-alone';
import type { LostFor } from '../worst/ran';

/** Why no change is enough, in one sentence: the reason that goes deepest. */
export function whyNone(hopeless: readonly Hopeless[], workload: Workload, around: World): string {
  const { kind } = workload.identity;
  const [first] = hopeless as [Hopeless, ...Hopeless[]];
  if (hopeless.some(({ trial }) => trial.setting.subject.next.containers.some(waits))) return wordSealed(workload);
  if (kind === 'Pod') return 'no controller runs the pod, so that nothing makes another one: a Deployment would';
  const atVolume = hopeless.find(({ trouble }) => !isLoss(trouble) && trouble.by === 'volume');
  if (atVolume) return wordVolume(workload, atVolume.trial.setting.subject.placement.keptBy);
  return (
    whyAlone(hopeless, workload, around) ??
    wordAsked(hopeless, workload) ??
    hopeless.map((one) => wordHopeless(one, workload)).find(Boolean) ??
    wordScenario(first)
  );
}

/** Nobody keeps the only pod of a node there while it is replaced; some have others to ask. */
function wordAsked(hopeless: readonly Hopeless[], { application, identity }: Workload): string | undefined {
  const { askedAgainBy } = application ?? {};
  if (identity.kind !== 'DaemonSet' || askedAgainBy === undefined) return undefined;
  if (!hopeless.some(({ trouble }) => isLoss(trouble))) return undefined;
  return `${identity.name} runs one pod on each node, and no field keeps one there while it is replaced: what is counted as lost meanwhile is asked again by ${askedAgainBy}`;
}

/** Why a release cannot be proved, whatever is done about requests: it starts a second process on the data of the first. */
export function whyNotProved(workload: Workload): string | undefined {
  const data = twoOnOneDirectory(workload);
  if (!data) return undefined;
  const { name } = workload.identity;
  return `a rollout of ${name} starts a second ${workload.application?.name ?? 'process'} on ${data.words} while the first still writes there: choose the strategy Recreate, which leaves a gap, and plan it`;
}

function wordVolume(workload: Workload, keptBy: string | undefined): string {
  const { name } = workload.identity;
  return keptBy === undefined
    ? `the pods of ${name} share a volume that only one node, or one pod, may have: no new one can start before the old one has gone${orRecreated(workload)}`
    : `the pods of ${name} and of ${keptBy} share a volume that only one node may have: take one that several nodes can use (ReadWriteMany), or keep them on one node (required podAffinity by kubernetes.io/hostname), with a gap when that one is drained`;
}

/** What lets a rollout end, at the price of a gap that nobody but a person may choose. */
function orRecreated({ identity: { kind }, update }: Workload): string {
  return kind === 'Deployment' && update.way === 'rolling'
    ? '. The strategy Recreate lets the rollout end, with a gap in which no pod serves; without one it takes a volume that several nodes can use (ReadWriteMany)'
    : ': take a volume that several nodes can use (ReadWriteMany), or plan the gap';
}

function isAlone({ replicas }: Workload): boolean {
  return replicas.min <= 1;
}

function wordHopeless(hopeless: Hopeless, workload: Workload): string | undefined {
  const { trouble, trial } = hopeless;
  const place = 'container' in trouble ? (trouble.container ?? -1) : -1;
  const model = workloadsOf(trial.setting)[isLoss(trouble) ? trouble.workload : 0];
  const found = model?.next.containers[place];
  const container = found?.name ?? workload.identity.name;
  if (isForWant(hopeless)) return wordTaken(trial, workload.identity.name);
  if (isForGate(hopeless)) return wordGate(workload);
  return isLoss(trouble)
    ? wordLost(hopeless, trouble.reason, { container, found, workload })
    : wordHeldUp(trouble.by, container, workload, model);
}

/** What something is lost in. */
interface LostIn {
  /** What it is called. */
  readonly container: string;
  readonly found: ContainerModel | undefined;
  readonly workload: Workload;
}

function wordLost({ trial, scenario }: Hopeless, reason: LostFor['reason'], lostIn: LostIn): string {
  if (reason === 'no-majority' && quorumOf(lostIn.workload)?.tolerated === 0) return wordAll(lostIn.workload);
  if (reason === 'nothing-there' || reason === 'no-majority') return wordNothing(trial, lostIn.workload);
  return (
    wordLoss(reason, lostIn) ??
    `${SCENARIOS[scenario].title}: what ${lostIn.container} loses depends on no field that was tried; zero-downtime simulate --scenario ${scenario} shows when and why`
  );
}

/** Whether pods wait for what the release has taken away: that keeps it up, or leaves too few of them. */
function isForWant({ trouble, trial }: Hopeless): boolean {
  if (!isLoss(trouble)) return trouble.by === 'taken-away';
  return isShort(trouble) && isDeprived(trial);
}

function waits({ application }: ContainerModel): boolean {
  return application.waitsFor !== undefined;
}

function wordSealed({ identity: { name } }: Workload): string {
  return `each pod of ${name} that starts again is a Vault that nothing unseals: let it unseal itself (a seal stanza, such as transit or awskms), or have somebody at hand who unseals each pod before the next one goes`;
}

function wordGate({ identity: { name, namespace } }: Workload): string {
  return `a drain goes on when a new pod of ${name} is ready, and its load balancer sends it requests only later: label the namespace ${namespace} ${GATE_LABEL}=enabled, so that the pods wait for it, and let the Namespace stand in these files`;
}

function wordTaken({ setting: { subject } }: Hopeless['trial'], name: string): string {
  const { next, old } = subject;
  const [missing] = next.taken ?? old.taken ?? [];
  if (missing?.turn === NEVER_THERE) return `no pod of ${name} can start: ${missing.words} is not there`;
  const until = next.taken ? 'its pods ask for something else' : 'no rollback to them is wanted';
  return `the release takes ${missing?.words ?? 'something'} away, which the ${next.taken ? 'new' : 'old'} pods of ${name} need: keep it until ${until}`;
}

function wordLoss(reason: LostFor['reason'], { container, found, workload }: LostIn): string | undefined {
  if (reason === 'killed' && found?.application.kept === 'leaves-open') return wordKept(container);
  // The port of a node leads to whoever listens there, ready or not.
  if ((reason === 'starting' || reason === 'crashed') && isAskedByNode(workload))
    return wordNode('port-free', workload.identity.name);
  switch (reason) {
    case 'kept-alive':
      return wordKept(container);
    case 'starting':
    case 'crashed':
      return `${container} has no readiness probe that tells when it serves, and nothing here tells what one could ask: add one that asks an endpoint which answers only while it serves`;
    case 'stopped':
      return wordStopped(container, found);
    case 'killed':
      return `nothing tells how long ${container} takes to stop: its preStop hook may use up any grace period; state how long it takes (zero-downtime/pre-stop-takes)`;
    case 'too-few':
      return wordMissing(workload);
    default:
      return wordNode(reason, workload.identity.name);
  }
}

function isAskedByNode({ traffic }: Workload): boolean {
  return traffic.value.some(({ kind }) => kind === 'host-port');
}

function wordStopped(container: string, { hook, mend }: Partial<ContainerModel> = {}): string {
  if (mend !== undefined)
    return `${container} ends while requests still come, and no hook of a manifest is its own: ${mend}`;
  return hook?.handler === 'none' || hook?.handler === 'sleep'
    ? `${container} gets SIGTERM while requests still come, and no hook that was tried is long enough together with the rest: state when it stops serving (zero-downtime/on-sigterm), or let it serve on after SIGTERM`
    : hook?.stopsAt !== undefined
      ? `the preStop hook of ${container} stops it while requests still come: let it wait before it does`
      : `the preStop hook of ${container} does something of its own, and only who wrote it can make it wait for longer: let it sleep at its end, and state how long it takes (zero-downtime/pre-stop-takes)`;
}

/** What is asked of one node. */
function wordNode(reason: string, name: string): string | undefined {
  switch (reason) {
    case 'port-free':
      return `the pods of ${name} take a port of their node, and nothing listens there from the end of one until the next one does: only who asks another node meanwhile is answered; let clients try several nodes, or lead them by a Service instead of the hostPort`;
    case 'no-own-pod':
      return `a node is asked for ${name} while it has no pod of it, and no policy of a Service that was tried leads it to another one: take the node out of the load balancer by its health check, or run a pod on each node that is asked`;
    default:
      return undefined;
  }
}

function wordKept(container: string): string {
  return `${container} ends while clients keep connections to it: no field helps, it has to answer with \`Connection: close\` before SIGTERM`;
}

function wordAll({ identity: { name }, replicas: { min } }: Workload): string {
  return `of the ${min} members of ${name} none may be missing (${ANNOTATIONS.mayBeMissing}), and whatever replaces them takes one at a time: plan the gap, or have members that can miss one`;
}

function wordNothing({ setting: { channels } }: Hopeless['trial'], workload: Workload): string {
  const { switched } = channels.find((one) => one.switched) ?? {};
  return switched
    ? `${switched.words}; a release that keeps both versions reachable comes first`
    : wordMissing(workload);
}

function wordMissing(workload: Workload): string {
  const { identity, update } = workload;
  const { name, kind } = identity;
  if (kind === 'DaemonSet') {
    return `${name} runs one pod on each node, and no other one beside it: what comes to a node is lost while its pod is replaced: let clients retry or buffer meanwhile, or ask a Service that leads to every node`;
  }
  if (update.way === 'recreate')
    return `${name} is recreated: all its old pods end before the first new one starts: choose RollingUpdate, if two versions may run side by side, else plan the gap`;
  return isAlone(workload)
    ? `${name} has a single pod, and no second one that could serve while that is replaced: give it two replicas, if two may work side by side`
    : `no number of replicas up to 10, no budget and no pace of the rollout keeps enough pods of ${name} serving: zero-downtime simulate shows which are missing when; give each pod room for more requests, or have more of them`;
}

function wordScenario({ scenario }: Hopeless): string {
  return `no change that was tried (hook, grace, probes, rollout, replicas, budgets, Services) is enough for the ${SCENARIOS[scenario].title}; zero-downtime simulate --scenario ${scenario} shows what happens in it`;
}
