import type { Channel } from '../world/channel';
import type { Pod } from '../world/pod';
import { put } from '../world/put';
import type { Sim } from '../world/sim';
import type { Controller } from './controllers/controller';
import { deletePod } from './pods/deletion';
import { leadsTo } from './routing/leads-to';
import { notice, relearn } from './routing/routing';
import { actSoon } from './scaling';
import { sliceOf } from './routing/slice-of';

/** The API server has taken the new version of the workload, with another number of replicas where it has one. */
export function applyNew(sim: Sim): void {
  const { subject } = sim;
  const { model } = subject;
  const { isNew, wanted = model.replicas, scaled = [], refused, goes } = model;
  if (goes !== undefined) return; // there is none
  if (refused) {
    sim.recorder?.event('action', refused);
    return;
  }
  const there = isNew ? 'none' : String(model.replicas);
  const count = wanted === model.replicas && !isNew ? '' : `, and ${wanted} instead of ${there} replicas`;
  sim.recorder?.event('action', `the new version is wanted${count}`);
  subject.target = 'new';
  subject.replicas = wanted;
  subject.scalesTo = scaled.at(-1)?.replicas;
  for (const { after, replicas } of scaled) put(sim, after, 'scale', { controller: subject, value: replicas });
  actSoon(sim);
}

/** A workload is taken away, with all of its pods. */
export function takeAway(sim: Sim, controller: Controller): void {
  const { model, pods, sets } = controller;
  sim.recorder?.event('action', `${model.name} is deleted, with its pods`);
  controller.hasGone = true;
  for (const set of sets) set.wanted = 0;
  for (const pod of pods) deletePod(sim, pod);
}

/**
 * What a Service or a route leads to from now on, or as before again. The targets of a new list are gone at once, and are
 * there when they have been registered and found healthy.
 */
export function switchChannel(sim: Sim, channel: Channel, isSwitched: boolean): void {
  channel.isSwitched = isSwitched;
  const isRefilled = channel.model.switched?.isRefilled === true;
  const isIn = (pod: Pod) => sliceOf(channel, pod) === 'ready';
  // In one step: nothing goes out before what takes its place has come in.
  const pods = [...sim.pods].sort((one, other) => Number(isIn(other)) - Number(isIn(one)));
  const isOneStep = sim.draw.isWorst && channel.model.inOrder;
  for (const pod of pods) {
    if (!isRefilled && !isOneStep) notice(sim, channel, pod);
    else if (leadsTo(channel, pod)) relearn(sim, channel, pod, isRefilled);
  }
}
