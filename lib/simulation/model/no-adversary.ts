import { MINIMUM_KILL_WINDOW } from '../../kubernetes';
import type { Adversary } from './setting';

/** What a worst case begins with. */
export const NO_ADVERSARY: Adversary = {
  lateIn: true,
  lateInSilent: true,
  lateOut: true,
  lateOutServing: true,
  lateProbes: false,
  soon: false,
  quickRestarts: false,
  lateDrains: false,
  longHooks: false,
  blips: false,
  inStep: false,
  unlucky: false,
  spread: false,
  atLimit: false,
  leastWindow: MINIMUM_KILL_WINDOW,
};
