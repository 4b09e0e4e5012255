import { ASSUMED } from '../../../facts';
import { asArray } from '../../../kubernetes';
import { probeOf, whereDataEnd, type Container, type Workload } from '../../../workload';
import type { Companions } from '../../model/companions';
import type { PodModel } from '../../model/pod-model';
import type { Setting } from '../../model/setting';
import type { Sim } from '../../world/sim';
import { isVoluntary, type ScenarioName } from '../../scenario';
import type { SimulateOptions } from '../../simulate-options';
import { companionAssumptions } from './companion-assumptions';
import { callAssumptions } from './call-assumptions';
import { containerAssumptions } from './container-assumptions';
import { entranceAssumptions, unusedPortAssumption } from './entrance-assumptions';
import { drainAssumptions } from './drain-assumptions';
import { placeAssumptions } from './place-assumptions';
import { keptAssumptions } from './kept-assumptions';
import { loadAssumptions } from './load-assumptions';
import { releaseAssumptions } from './release-assumptions';
import { scalingAssumptions } from './scaling-assumptions';
import { workAssumptions } from './work-assumptions';

/** What has to be known of a run to say what it rests on. */
export interface Rested extends Pick<Sim, 'setting'> {
  readonly subject: Pick<Sim['subject'], 'created' | 'model'>;
  readonly account: Pick<Sim['account'], 'byCause'>;
  readonly draw: Pick<Sim['draw'], 'isWorst'>;
}

/** What an outcome rests on and nobody has stated. */
export function assumptionsOf(
  workload: Workload,
  companions: Companions,
  sim: Rested,
  scenario: ScenarioName,
  options: SimulateOptions,
): readonly string[] {
  const { setting, account, subject } = sim;
  const { old, replicas } = subject.model;
  const { serving } = workload;
  const said = [
    ...factsAssumed(workload),
    ...callAssumptions(workload),
    ...unknownStop(workload),
    ...unknownStart(workload, old),
    ...containerAssumptions(workload, setting),
    ...workAssumptions(workload, setting),
    setting.imagePull === 0 && (account.byCause['no-endpoint'] ?? 0) > 0 && subject.created > replicas
      ? 'what is to start has been pulled before: --image-pull says how long it takes elsewhere'
      : undefined,
    setting.channels.length > 1 ? 'each traffic source sends an equal share of the requests' : undefined,
    old.isGated ? 'the readiness gates open when the load balancer sends the first requests' : undefined,
    !old.isGated && asArray(workload.podSpec['readinessGates']).length > 0
      ? 'the readiness gates open as soon as the containers are ready'
      : undefined,
    ...(setting.channels.length > 0 ? keptAssumptions(workload) : []),
    serving.some(({ role }) => role === 'sidecar')
      ? 'a sidecar that requests come to passes them on to the application'
      : undefined,
    scenario === 'node-loss' ? NODE_LOSS : undefined,
    ...drainAssumptions(workload, scenario, sim),
    ...releaseAssumptions(workload, setting, scenario),
    ...scalingAssumptions(setting, scenario),
    ...loadAssumptions(setting, scenario),
    ...(isVoluntary(scenario) ? staysReady(workload) : []),
    ...surroundings(workload, companions, setting, { scenario, options }),
  ];
  return [...new Set(said.filter((words) => words !== undefined))];
}

/** Measured once: 457 requests more, up to 92 s after the endpoint had gone. */
const NODE_LOSS =
  'no connection to the lost node is tried once its endpoints have gone: some clients and nodes find no way for a while longer';

/** What is beside the pods: the nodes that they are on and requests come through, and other workloads. */
function surroundings(
  workload: Workload,
  companions: Companions,
  setting: Setting,
  { scenario, options }: { readonly scenario: ScenarioName; readonly options: SimulateOptions },
): readonly (string | undefined)[] {
  return [
    unusedPortAssumption(workload),
    dataAssumption(workload),
    ...entranceAssumptions(setting, scenario),
    ...companionAssumptions(companions, setting),
    ...placeAssumptions(workload, setting, options),
  ];
}

/** What is no request, and goes all the same. */
function dataAssumption(workload: Workload): string | undefined {
  const where = whereDataEnd(workload);
  if (where === undefined) return undefined;
  return `the data of ${workload.identity.name} are not needed any more when a pod ends: they are in ${where}, and end with it`;
}

/** Facts of the applications that nobody has stated. */
function factsAssumed({ serving, behind, traffic }: Workload): readonly (string | undefined)[] {
  return [
    traffic.unasked === undefined ? traffic.assumption : `no requests come to these pods: ${traffic.unasked}`,
    traffic.delayAssumption,
    ...serving.map(({ longestRequest }) => longestRequest.assumption),
    ...behind.map(({ assumption }) => assumption),
    ...answeringOf({ serving, behind }).map(({ onSigterm }) =>
      onSigterm.value.kind === 'unknown' ? undefined : onSigterm.assumption,
    ),
  ];
}

/** Those that requests reach, and those behind them. */
function answeringOf({ serving, behind }: Pick<Workload, 'serving' | 'behind'>): readonly Container[] {
  return [...serving, ...behind.map(({ container }) => container)];
}

/** Nothing is left to fall back on where the only pod fails its readiness probe while it serves on. */
function staysReady({ serving, replicas }: Workload): readonly string[] {
  if (replicas.min > 1) return [];
  const lasting = serving.filter(
    (one) => one.onSigterm.value.kind === 'keeps-serving' && one.lameFrom === undefined && probeOf(one, 'readiness'),
  );
  return lasting.map(({ name }) => `${name} passes its readiness probe as long as it serves on after SIGTERM`);
}

function unknownStart(workload: Workload, { containers }: PodModel): readonly string[] {
  const waiting = containers.filter(({ application }) => application.waitsFor !== undefined).map(({ name }) => name);
  const names = answeringOf(workload)
    .filter(({ slowestStart, name }) => slowestStart === undefined && !waiting.includes(name))
    .map(({ name }) => name);
  if (names.length === 0) return [];
  return [`${names.join(', ')} serves ${ASSUMED.start} s after its start, or as soon as its probes insist`];
}

/** What is played where nobody knows what an application does on SIGTERM: a worst case tries all, a run draws one. */
function unknownStop(workload: Workload): readonly string[] {
  const names = answeringOf(workload)
    .filter(({ onSigterm }) => onSigterm.value.kind === 'unknown')
    .map(({ name }) => name);
  const { gracePeriod } = workload;
  const stays = gracePeriod > LONG ? ` until its grace period of ${gracePeriod} s is over` : '';
  return names.length === 0
    ? []
    : [`on SIGTERM, ${names.join(', ')} may drain, exit at once or take no notice${stays}`];
}

/** A grace period that decides how long a rollout takes, in seconds. */
const LONG = 120;
