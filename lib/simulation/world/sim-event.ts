import type { Seconds } from '../../kubernetes';
import type { Timed } from '../engine/event-queue';
import type { Controller } from '../actors/controllers/controller';
import type { Channel } from './channel';
import type { EventKind } from './event-kind';
import type { Container, Pod, Worker } from './pod';

/** Something that happens at a time. Stale ones are told by their stamp. */
export interface SimEvent extends Timed {
  readonly at: Seconds;
  readonly kind: EventKind;
  readonly pod?: Pod | undefined;
  readonly container?: Container | undefined;
  readonly worker?: Worker | undefined;
  readonly channel?: Channel | undefined;
  readonly controller?: Controller | undefined;
  readonly stamp?: number | undefined;
  readonly value?: number | undefined;
}
