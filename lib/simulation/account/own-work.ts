import type { Seconds } from '../../kubernetes';
import type { Container } from '../world/pod';
import type { Sim } from '../world/sim';
import { ownerOf } from '../actors/controllers/owner-of';
import { book } from './account';
import type { Reason } from './reason';

/** How long a process that begins no more work has some: pieces follow each other, so that one has just begun. */
export function ownWorkLeft({ answers, model }: Container): Seconds {
  return answers ? model.ownWork : 0;
}

/**
 * A process ends at once: what it had begun of its own work is lost. Work comes like requests do, at the rate of all
 * pods. What a process leaves that exits on SIGTERM somebody has to do again, whatever the manifest says.
 */
export function cutOwnWork(sim: Sim, container: Container, reason: Reason): void {
  const { pod, model, startedAt, sigtermAt } = container;
  const { ownWork, application } = model;
  if (ownWork === 0 || (sigtermAt !== undefined && application.onSigterm.kind === 'exits')) return;
  const from = Math.max(sim.now - ownWork, startedAt + application.servesAfter);
  const to = begunUntil(sim, container);
  const { rate } = sim.setting.clients;
  const share = 1 / Math.max(1, ownerOf(sim, pod).model.replicas);
  const requests = Math.max(0, to - from) * rate * share;
  const about = { pod, container: container.index };
  book(sim.account, { from, to, cause: 'cut-in-flight', reason, requests, share, ...about });
}

/**
 * Work is begun until the process stops to. One that ignores SIGTERM is taken to get none once its pod is deleted; a
 * sidecar, once the containers that it helps have ended.
 */
function begunUntil({ now }: Sim, { pod, model, stoppedAt, sigtermAt }: Container): Seconds {
  const isDeaf = model.application.onSigterm.kind === 'ignores';
  const lastSent = model.role === 'sidecar' ? sigtermAt : pod.deletedAt;
  return stoppedAt ?? (isDeaf ? lastSent : undefined) ?? now;
}
