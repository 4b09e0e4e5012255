import { identityOf } from '../workload';
import type { NotKnownYet } from './not-known-yet';
import type { Notice } from './notice';

/** So much of a text is shown. */
const LONGEST = 60;

/** One notice for all findings that rest on texts which something fills in later. */
export function filledInLater(unknown: readonly NotKnownYet[]): readonly Notice[] {
  const [first] = unknown;
  if (first === undefined) return [];
  const { text, manifest, path } = first;
  const places = unknown.length === 1 ? 'one place is' : `${unknown.length} places are`;
  const shown = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return [
    {
      code: 'filled-in-later',
      message: `${places} not judged, since something fills in the text later, such as ${shown} here: check what comes of it`,
      ...(manifest.file !== undefined && { file: manifest.file }),
      ...manifest.locate?.(path),
      resource: identityOf(manifest),
    },
  ];
}
