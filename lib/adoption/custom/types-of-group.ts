import type { Fields } from './shape';

/** A custom resource in one version, as a class. */
export interface CustomType {
  readonly className: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly description: string | undefined;
  /** What its props are. */
  readonly shape: Fields;
}

/** The types of a group, as the generated program imports them. */
export interface TypesOfGroup {
  /** What the program calls them: `argoprojIo`. */
  readonly name: string;
  /** Where they are, without an ending: `imports/argoproj.io`. */
  readonly path: string;
  readonly types: readonly CustomType[];
  readonly text: string;
}
