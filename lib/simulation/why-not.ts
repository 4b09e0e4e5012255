import { own, scaledValue, supports, type KubernetesVersion } from '../kubernetes';
import { identityOf, PROBE_KINDS, probeOf, quorumOf, type Workload } from '../workload';
import { endsByItself } from './model/ends-by-itself';
import { readAutoscaler } from './model/read-autoscaler';
import { mostSurge } from './model/most-surge';
import { controllerOf, readUpdate } from './model/read-update';
import { staysOnNode } from './model/stays-on-node';
import { replicaCounts } from './replica-counts';
import { LIVENESS, RELEASES, RESTARTING, SCALINGS, type ScenarioName } from './scenario';

/** Why nothing that happens to a workload is simulated; nothing where it is. */
export function whyNotAtAll(workload: Workload, version: KubernetesVersion): string | undefined {
  const { containers, made, replicas, identity } = workload;
  if (endsByItself(workload)) return wordEnds(identity.kind);
  if (made) return 'a controller has made it, and replaces it: what counts is what that one is told';
  if (!containers.some(({ role }) => role === 'regular')) return 'there is no container in it that runs';
  if (replicas.max === 0) return whyNone(workload);
  return whyNoCount(workload) ?? whyTooMany(workload) ?? whyNoSidecar(workload, version);
}

function wordEnds(kind: string): string {
  const pods = kind === 'Pod' ? 'a Pod of a hook runs to its' : `the pods of a ${kind} run to their`;
  return `${pods} end: nobody sends ${kind === 'Pod' ? 'it' : 'them'} requests`;
}

/** Without its restartPolicy, which an older API server drops, an init container may have neither hooks nor probes. */
function whyNoSidecar({ containers }: Workload, version: KubernetesVersion): string | undefined {
  if (supports(version, 'native-sidecars')) return undefined;
  const refused = containers.find(
    ({ role, json }) => role === 'sidecar' && NOT_OF_INIT.some((field) => own(json, field)),
  );
  return (
    refused && `the API server of ${version} refuses it: the init container ${refused.name} may have no hooks or probes`
  );
}

const NOT_OF_INIT = ['lifecycle', ...PROBE_KINDS.map((kind) => `${kind}Probe`)] as const;

/** More pods than these take minutes: of other kinds than a Deployment all are looked at again and again. */
const MOST_PODS = 1000;
const MOST_OF_A_DEPLOYMENT = 5000;

/** The same where all of them restart again and again. */
const MOST_RESTARTING = 200;

/** Why a workload, or a scenario of it, has more pods than are simulated; nothing where it has not. */
export function whyTooMany({ replicas, identity }: Workload, scenario?: ScenarioName): string | undefined {
  const isRestarting = scenario !== undefined && RESTARTING.has(scenario);
  const quiet = identity.kind === 'Deployment' ? MOST_OF_A_DEPLOYMENT : MOST_PODS;
  const most = isRestarting ? MOST_RESTARTING : quiet;
  const pods = `${replicas.min} pods${isRestarting ? ' that restart again and again' : ''}`;
  return replicas.min > most
    ? `${pods} are more than can be simulated (${most}): nobody knows what it loses`
    : undefined;
}

/** Why a number of replicas is none. */
function whyNoCount({ spec, replicas }: Workload): string | undefined {
  const { min, max, autoscaler } = replicas;
  const written = spec['replicas'] ?? undefined;
  if (written !== undefined && !isCount(written)) {
    return `the API server refuses it: spec.replicas is ${shownCount(written)}`;
  }
  if (!isCount(min) || !isCount(max)) {
    const name = autoscaler ? ` of ${identityOf(autoscaler).name}` : '';
    return `the API server refuses the numbers of replicas${name}: ${min} to ${max}`;
  }
  return undefined;
}

/** What is no number may be anything, a secret as well. */
function shownCount(written: unknown): string {
  const isShown = typeof written === 'number' || (typeof written === 'string' && /^-?[\d.]{1,20}%?$/.test(written));
  return isShown ? JSON.stringify(written) : 'no number';
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

function whyNone({ replicas, autoscalers }: Workload): string {
  if (replicas.autoscaler) return `${identityOf(replicas.autoscaler).name} keeps it at 0 replicas`;
  const off = autoscalers.map((one) => identityOf(one).name).join(', ');
  const switched = off === '' ? '' : `, which switches its autoscaler ${off} off`;
  return `no replicas are wanted: ${replicas.path.join('.')} is 0${switched}`;
}

/** A Deployment that is scaled in the middle of a rollout fills its whole surge with pods. */
function surgeOf(workload: Workload): number {
  const { type, maxSurge } = readUpdate(workload);
  return controllerOf(workload) === 'Deployment' && type === 'RollingUpdate'
    ? scaledValue(maxSurge, workload.replicas.min, 'up')
    : 0;
}

/** Where pods only restart there is no release, and their number counts all the same. */
function tooManyOf(workload: Workload, scenario: ScenarioName): string | undefined {
  return RELEASES.has(scenario) || RESTARTING.has(scenario) ? whyTooMany(workload, scenario) : undefined;
}

/** Why there is no release of a workload in which this scenario could happen. */
export function whyNoRelease(scenario: ScenarioName, workload: Workload): string | undefined {
  const { update, spec, identity, replicas } = workload;
  if (hasNoLiveness(scenario, workload)) return undefined;
  const tooMany = tooManyOf(workload, scenario);
  if (tooMany !== undefined || !RELEASES.has(scenario)) return tooMany;
  if (scenario === 'scale-midway' && surgeOf(workload) > mostSurge(replicas.max)) {
    return `its maxSurge of ${readUpdate(workload).maxSurge} makes more pods at once than can be simulated`;
  }
  if (spec['paused'] === true && scenario !== 'rollout') return 'it is paused (spec.paused): nothing is rolled out';
  const { partition = 0 } = update;
  if (Number.isInteger(partition) && partition > 0 && partition >= replicas.max)
    return `its partition ${partition} keeps all pods as they are`;
  if (update.way !== 'none') return undefined;
  switch (identity.kind) {
    case 'StatefulSet':
    case 'DaemonSet':
      return 'its updateStrategy is OnDelete: no pod is replaced before somebody deletes it';
    default:
      return `nothing rolls a new version of a ${identity.kind} out`;
  }
}

/** Whether a scenario asks for liveness checks, and nothing has any. */
export function hasNoLiveness(scenario: ScenarioName, { containers }: Workload): boolean {
  return LIVENESS.has(scenario) && !containers.some((container) => probeOf(container, 'liveness') !== undefined);
}

/** Why nobody scales a workload so far: what its pods hold together, or each by itself, would be gone. */
function whyMembersStay(scenario: ScenarioName, workload: Workload): string | undefined {
  const { replicas, identity, application } = workload;
  const isMeant = SCALINGS.has(scenario) && identity.kind === 'StatefulSet' && !replicas.autoscaler;
  if (!isMeant || replicaCounts(scenario, workload).length === 0) return undefined;
  const quorum = quorumOf(workload);
  const left = leftBy(scenario, replicas.min);
  if (quorum && left < quorum.members - quorum.tolerated) {
    const needed = quorum.members - quorum.tolerated;
    return `${left} of its ${quorum.members} members answer nothing, since ${needed} have to agree: members are first taken out of the cluster, one by one, and then their pods`;
  }
  return application?.holds === 'data' && quorum?.stated !== true
    ? `each pod of ${application.name} has data of its own: they are moved elsewhere before it goes, which no manifest tells`
    : undefined;
}

/** How many members answer at the least; a rollout has one of them. */
function leftBy(scenario: ScenarioName, replicas: number): number {
  if (scenario === 'scale-to-one') return 1;
  const half = Math.max(1, Math.floor(replicas / 2));
  return scenario === 'scale-midway' ? Math.max(3, half) - 1 : half;
}

/** Why nobody, and no autoscaler, takes the pods away that this scenario takes away. */
export function whyNoScaling(scenario: ScenarioName, workload: Workload): string | undefined {
  const { autoscaler, min, max } = workload.replicas;
  const members = whyMembersStay(scenario, workload);
  if (members !== undefined) return members;
  if (!SCALINGS.has(scenario) || !autoscaler) return undefined;
  const { name } = identityOf(autoscaler);
  if (max <= min) return `its autoscaler ${name} always wants ${min} replicas`;
  if (readAutoscaler(workload)?.scaleDown.select === 'Disabled') {
    return `its autoscaler ${name} never scales down (selectPolicy: Disabled)`;
  }
  return scenario === 'scale-to-one' && min > 1 ? `its autoscaler ${name} keeps at least ${min} replicas` : undefined;
}

/** Why nobody can delete a pod of a workload without a loss, whatever its manifest says: then nothing is to be learnt. */
export function whyNoDeletion(scenario: ScenarioName, workload: Workload): string | undefined {
  const bound = scenario === 'delete-pod' ? staysOnNode(workload) : undefined;
  return bound && `a node whose pod is deleted has no other one for its clients: ${bound}`;
}
