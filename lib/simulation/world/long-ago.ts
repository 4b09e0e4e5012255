import type { Seconds } from '../../kubernetes';

/** When the pods that are there before the action have become ready. */
export const LONG_AGO: Seconds = -3600;
