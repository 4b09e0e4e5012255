import { minOf, type Seconds } from '../../kubernetes';
import { applyNew, switchChannel, takeAway } from '../actors/releasing';
import type { Controller } from '../actors/controllers/controller';
import { requestSync } from '../actors/controllers/request-sync';
import { NEVER_THERE } from '../model/taken-away';
import { put, type About } from '../world/put';
import type { Sim } from '../world/sim';

/** How long whoever applies a release takes for one object. */
const FOR_EACH = { least: 0.02, most: 0.2 } as const satisfies Record<string, Seconds>;

/** A release is applied, object by object: at the worst what takes away comes at once, and what brings as late as it may. */
export function release(sim: Sim): void {
  const steps = stepsOf(sim);
  if (steps.length === 0) {
    applyNew(sim);
    return;
  }
  const { turn = 0 } = sim.setting;
  const apart = sim.draw.between(FOR_EACH.least, FOR_EACH.most, FOR_EACH.most);
  const first = sim.draw.isWorst ? minOf(steps.map((step) => step.turn)) : 0;
  for (const step of steps) put(sim, sim.draw.isWorst ? 0 : step.turn * apart, step.kind, step.about);
  put(sim, Math.max(0, turn - first) * apart, 'apply', {});
}

/** What a release takes away, or leads elsewhere. */
interface Step {
  readonly turn: number;
  readonly kind: 'switch' | 'goes' | 'taken';
  readonly about: About;
}

function stepsOf({ channels, controllers, subject: { model } }: Sim): readonly Step[] {
  const taken = [...(model.old.taken ?? []), ...(model.next.taken ?? [])].filter(({ turn }) => turn !== NEVER_THERE);
  return [
    ...[...new Set(taken.map(({ turn }) => turn))].map((turn): Step => ({
      turn,
      kind: 'taken',
      about: { value: turn },
    })),
    ...channels.flatMap((channel): readonly Step[] => {
      const { switched } = channel.model;
      return switched ? [{ turn: switched.turn, kind: 'switch', about: { channel } }] : [];
    }),
    ...controllers.flatMap((controller): readonly Step[] => {
      const { goes } = controller.model;
      return goes === undefined ? [] : [{ turn: goes, kind: 'goes', about: { controller } }];
    }),
  ];
}

/** The old manifests are applied again. */
export function rollBack(sim: Sim): void {
  const { subject, controllers, channels } = sim;
  if (subject.model.old.taken?.every(({ comesBack }) => comesBack)) sim.taken.clear();
  for (const channel of channels) if (channel.model.switched) switchChannel(sim, channel, false);
  sim.recorder?.event('action', 'the old version is wanted back');
  for (const controller of controllers) if (controller.hasGone) bringBack(sim, controller);
  subject.firstComplete = undefined;
  if (subject.model.isNew) takeAway(sim, subject);
  else subject.target = 'old';
  if (subject.model.wanted !== undefined) subject.replicas = subject.model.replicas;
  subject.scalesTo = undefined;
}

function bringBack(sim: Sim, controller: Controller): void {
  controller.hasGone = false;
  requestSync(sim, controller);
}
