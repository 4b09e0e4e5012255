import { asObject, asStrings } from '../../kubernetes';
import type { Manifest } from '../objects/manifest';

/** The annotations of an object. */
export function annotationsOf({ object }: Manifest): Readonly<Record<string, string>> {
  return asStrings(asObject(object['metadata'])['annotations']);
}

/** The labels of an object. */
export function labelsOf({ object }: Manifest): Readonly<Record<string, string>> {
  return asStrings(asObject(object['metadata'])['labels']);
}

/** The JSON that an annotation holds; undefined where it is none. */
export function jsonIn(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
