import type { World } from '../../workload';
import type { Case } from '../case';
import type { ProvedFix } from '../outcome';
import type { SimulateOptions } from '../simulate-options';

/** Looks for the smallest change that makes a case safe. */
export type FindFix = (world: World, one: Case, options: SimulateOptions) => ProvedFix | undefined;

export const findFix: FindFix = () => undefined;
