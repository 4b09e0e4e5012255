import type { Manifest } from '../objects/manifest';

/** By object, an earlier one that it is like. */
export type Alike = ReadonlyMap<Manifest, Manifest>;

/** No object is like another one. */
export const NONE_ALIKE: Alike = new Map();
