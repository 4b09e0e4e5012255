import type { Finding } from '../check';

/** A line that has to be changed as well. */
export interface OtherPlace {
  readonly file: string;
  readonly line?: number;
  readonly fingerprint: string;
  /** What stands there, such as `Deployment web`. */
  readonly object: string;
}

/** The places besides its own that a finding holds of, each once; what is rendered from its own lines is changed there. */
export function otherPlaces({ also = [], file: own, line: ownLine }: Finding): readonly OtherPlace[] {
  const places = new Map<string, OtherPlace>();
  for (const { file, line, renderedFrom, fingerprint, resource } of also) {
    if (file === undefined || (renderedFrom !== undefined && file === own && line === ownLine)) continue;
    const object = `${resource.kind} ${resource.name}`;
    const key = JSON.stringify([file, line, renderedFrom === undefined && fingerprint]);
    if (!places.has(key)) places.set(key, { file, ...(line !== undefined && { line }), fingerprint, object });
  }
  return [...places.values()];
}
