import { formatFieldPath, own, type FieldPath, type Json, type JsonObject, setOwn } from '../../kubernetes';
import type { Manifest } from '../objects/manifest';

/** An object that a chart makes of values, field by field, with the way back to the value of each. */
export class MadeObject {
  private readonly object: Record<string, Json> = {};
  private readonly origins = new Map<string, FieldPath>();

  /** @param whole the values that the object as a whole is made of */
  constructor(
    private readonly values: Manifest,
    private readonly whole: FieldPath,
  ) {}

  /** Sets a field, unless there is nothing to set; what stands below it stands below its value in the same way. */
  set(path: FieldPath, value: Json | undefined, origin: FieldPath = this.whole): this {
    if (value === undefined || value === null) return this;
    let holder: Record<string | number, Json> = this.object;
    for (const [at, step] of path.slice(0, -1).entries()) {
      const below = own(holder, step);
      if (typeof below !== 'object' || below === null)
        setOwn(holder, step, typeof path[at + 1] === 'number' ? ([] as Json[]) : {});
      holder = own(holder, step) as Record<string | number, Json>;
    }
    setOwn(holder, path.at(-1) ?? '', value);
    this.origins.set(formatFieldPath(path), origin);
    return this;
  }

  /** The object, whose fields are found at the values that they are made of. */
  manifest(): Manifest {
    const { values, object } = this;
    const { file, directory, kustomization, isLeftOpen, locate, excerpt } = values;
    return {
      object: object as JsonObject,
      isRendered: true,
      ...(file !== undefined && { file }),
      ...(directory !== undefined && { directory }),
      ...(kustomization !== undefined && { kustomization }),
      ...(isLeftOpen !== undefined && { isLeftOpen }),
      ...(locate && { locate: (path) => locate(this.originOf(path)) }),
      ...(excerpt && { excerpt: (path) => excerpt(this.originOf(path)) }),
    };
  }

  private originOf(path: FieldPath): FieldPath {
    for (let length = path.length; length > 0; length--) {
      const origin = this.origins.get(formatFieldPath(path.slice(0, length)));
      if (origin !== undefined) return [...origin, ...path.slice(length)];
    }
    return this.whole;
  }
}
