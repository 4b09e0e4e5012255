import type { Application } from '../model/application';
import type { ContainerModel, HookModel, PodModel, ProbeModel } from '../model/pod-model';
import type { Budget, ChannelModel, Setting } from '../model/setting';
import type { Placement, UpdateStrategy, WorkloadModel } from '../model/workload-model';

/** Every field named, those too that need not be there. */
type Whole<Model> = { readonly [Field in keyof Required<Model>]: Model[Field] };

/**
 * A setting as a run reads it: what is of one kind has the same fields in the same order, also those that nobody has set.
 * Models are put together from parts that are there or not, and code that meets dozens of shapes is slow in JavaScript.
 */
export function oneShape(setting: Setting): Setting {
  const its: Whole<Setting> = {
    subject: workloadOf(setting.subject),
    companions: setting.companions.map(workloadOf),
    budgets: setting.budgets.map(budgetOf),
    turn: setting.turn,
    nodes: setting.nodes,
    channels: setting.channels.map(channelOf),
    clients: setting.clients,
    adversary: setting.adversary,
    busyCluster: setting.busyCluster,
    freeProcessors: setting.freeProcessors,
    oneMachine: setting.oneMachine,
    imagePull: setting.imagePull,
    nodeMonitorGrace: setting.nodeMonitorGrace,
    fallsBack: setting.fallsBack,
    until: setting.until,
    records: setting.records,
  };
  return its;
}

/** Settings share their parts: each is written anew once. */
function onceEach<Model extends object>(make: (model: Model) => Whole<Model>): (model: Model) => Model {
  const known = new WeakMap<Model, Model>();
  return (model) => {
    const its = known.get(model);
    if (its) return its;
    const made = make(model);
    known.set(model, made);
    return made;
  };
}

const workloadOf = onceEach<WorkloadModel>((model) => ({
  kind: model.kind,
  name: model.name,
  replicas: model.replicas,
  wanted: model.wanted,
  scaled: model.scaled,
  needed: model.needed,
  refused: model.refused,
  isNew: model.isNew,
  goes: model.goes,
  goneBy: model.goneBy,
  old: podOf(model.old),
  next: podOf(model.next),
  update: updateOf(model.update),
  autoscaler: model.autoscaler,
  placement: placementOf(model.placement),
  isStated: model.isStated,
  quota: model.quota,
  toleration: model.toleration,
  majority: model.majority,
}));

const updateOf = onceEach<UpdateStrategy>((model) => ({
  type: model.type,
  maxSurge: model.maxSurge,
  maxUnavailable: model.maxUnavailable,
  minReadySeconds: model.minReadySeconds,
  partition: model.partition,
  parallel: model.parallel,
  together: model.together,
  progressDeadline: model.progressDeadline,
  paused: model.paused,
  mayMiss: model.mayMiss,
}));

const placementOf = onceEach<Placement>((model) => ({
  perNode: model.perNode,
  eligible: model.eligible,
  isBound: model.isBound,
  apartByVersion: model.apartByVersion,
  maxSkew: model.maxSkew,
  skewByVersion: model.skewByVersion,
  countsOpenNodes: model.countsOpenNodes,
  ownVolumes: model.ownVolumes,
  volume: model.volume,
  keptBy: model.keptBy,
  elsewhere: model.elsewhere,
}));

const podOf = onceEach<PodModel>((model) => ({
  containers: model.containers.map(containerOf),
  serving: model.serving,
  answering: model.answering,
  gracePeriod: model.gracePeriod,
  gracePath: model.gracePath,
  gateDelay: model.gateDelay,
  isGated: model.isGated,
  images: model.images,
  restarts: model.restarts,
  taken: model.taken,
  mounts: model.mounts,
}));

const containerOf = onceEach<ContainerModel>((model) => ({
  name: model.name,
  role: model.role,
  path: model.path,
  probes: model.probes.map(probeOf),
  hook: hookOf(model.hook),
  postStart: model.postStart,
  postStartFails: model.postStartFails,
  lameFrom: model.lameFrom,
  application: applicationOf(model.application),
  ownWork: model.ownWork,
  runs: model.runs,
  behind: model.behind,
  livesOn: model.livesOn,
  mend: model.mend,
}));

const probeOf = onceEach<ProbeModel>((model) => ({
  type: model.type,
  timing: timingOf(model.timing),
  asks: model.asks,
  gracePeriod: model.gracePeriod,
}));

const timingOf = onceEach<ProbeModel['timing']>((model) => ({
  initialDelay: model.initialDelay,
  period: model.period,
  timeout: model.timeout,
  successThreshold: model.successThreshold,
  failureThreshold: model.failureThreshold,
}));

const hookOf = onceEach<HookModel>((model) => ({
  handler: model.handler,
  atLeast: model.atLeast,
  atMost: model.atMost,
  stopsAt: model.stopsAt,
  ending: model.ending,
  isOutdone: model.isOutdone,
}));

const applicationOf = onceEach<Application>((model) => ({
  listensAfter: model.listensAfter,
  servesAfter: model.servesAfter,
  waitsFor: model.waitsFor,
  crashesAfter: model.crashesAfter,
  requestTime: model.requestTime,
  onSigterm: model.onSigterm,
  kept: model.kept,
}));

const channelOf = onceEach<ChannelModel>((model) => ({
  kind: model.kind,
  reaches: model.reaches,
  drainLag: model.drainLag,
  firstUse: model.firstUse,
  callTimeout: model.callTimeout,
  inOrder: model.inOrder,
  isGated: model.isGated,
  byNode: model.byNode,
  publishesNotReady: model.publishesNotReady,
  switched: model.switched,
  share: model.share,
}));

const budgetOf = onceEach<Budget>((model) => ({
  name: model.name,
  over: model.over,
  limits: model.limits,
  evictsUnhealthy: model.evictsUnhealthy,
  uncounted: model.uncounted,
}));
