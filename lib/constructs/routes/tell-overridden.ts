import type { IConstruct } from 'constructs';
import { asObject, asString, own, type JsonObject } from '../../kubernetes';
import { warnOf } from '../judging/warn-at-synth';

/** Tells of times that somebody has written into the annotations of a route himself, and that are too short for its facts. */
export function tellOverridden(
  route: IConstruct,
  rendered: Readonly<Record<string, unknown>>,
  derived: Readonly<Record<string, string>>,
): void {
  const written = asObject(asObject(rendered['metadata'] as JsonObject)['annotations']);
  for (const [name, needed] of Object.entries(derived)) {
    const stated = asString(own(written, name));
    if (stated === undefined || !isLess(stated, needed)) continue;
    warnOf(
      route,
      `the annotation ${name} is '${stated}', and the longest request needs '${needed}': it is cut before it is answered. Leave the annotation out, or state a shorter 'longestRequest'`,
    );
  }
}

const SECONDS = /^\d+s?$/;

/** Numbers alone can be compared. */
function isLess(stated: string, needed: string): boolean {
  return SECONDS.test(stated) && SECONDS.test(needed) && Number.parseInt(stated, 10) < Number.parseInt(needed, 10);
}
