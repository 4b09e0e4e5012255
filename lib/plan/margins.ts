import type { Seconds } from '../kubernetes';

/**
 * What the plan adds to every bound. Rules and simulation judge by the bounds, without it; it is there for what
 * nobody foresees: a slow node, a clock, a busy API server.
 */
export const ROOM: Seconds = 5;

/** How long pulling an image may take before a rollout counts as stuck. */
export const PULL_ALLOWANCE: Seconds = 120;
