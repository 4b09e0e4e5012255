import { formatFieldPath } from '../kubernetes';
import { mayBeShown, shownValue } from '../source';
import { identityOf } from '../workload';
import type { NotKnownYet } from './not-known-yet';
import type { Notice } from './notice';
import { shownPath } from './words/redact';

/** So much of a text is shown. */
const LONGEST = 60;

/** One notice for all findings that rest on texts which something fills in later. */
export function filledInLater(unknown: readonly NotKnownYet[]): readonly Notice[] {
  const [first] = unknown;
  if (first === undefined) return [];
  const { manifest, path } = first;
  const places = unknown.length === 1 ? 'one place is' : `${unknown.length} places are`;
  return [
    {
      code: 'filled-in-later',
      message: `${places} not judged, since something fills in the text later, such as ${shown(first)} here: check what comes of it`,
      ...(manifest.file !== undefined && { file: manifest.file }),
      ...manifest.locate?.(path),
      resource: identityOf(manifest),
    },
  ];
}

/** The text, or its field where it may be a secret. */
function shown({ text, manifest: { object }, path }: NotKnownYet): string {
  if (!mayBeShown(object, path) || shownValue(text) !== text) return formatFieldPath(shownPath(path));
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
