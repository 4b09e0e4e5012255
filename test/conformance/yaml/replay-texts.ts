import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Json } from '../../../lib/kubernetes';
import { readText } from './read-texts';

/** A text, and what kubectl's decoder made of it: its documents up to the first that it refused. */
export interface TextRow {
  readonly text: string;
  readonly documents: readonly Json[];
  readonly error?: string;
}

/** A text that is read otherwise. */
export interface TextDifference {
  readonly name: string;
  readonly text: string;
  readonly why: string;
}

/** Reads a text beside what kubectl made of it; nothing where both are the same. */
export function differenceOf({ text, documents, error }: TextRow): string | undefined {
  const ours = readText(text);
  if (ours.isRefused && error === undefined) return `only we refuse it: ${ours.refusal?.message}`;
  if (!ours.isRefused && error !== undefined) return `only kubectl refuses it: ${error}`;
  // What stands before a document that is refused may be dropped with it.
  const count = error === undefined ? Math.max(ours.documents.length, documents.length) : documents.length;
  const isSame = isDeepStrictEqual(plain(ours.documents.slice(0, count)), plain(documents));
  return isSame ? undefined : `the value is ${JSON.stringify(ours.documents)}, but ${JSON.stringify(documents)}`;
}

/** Keys in any order: JSON has none. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

/**
 * The rows of a folder: tables (`*.json` with a list of rows), and pairs NAME.yaml and NAME.json, where the latter is what
 * the decoder printed, or the document itself.
 */
export function rowsIn(folder: string): readonly (readonly [name: string, row: TextRow])[] {
  const files = readdirSync(folder).sort();
  return files.flatMap((file) => {
    const path = join(folder, file);
    if (file.endsWith('.json') && !existsSync(path.replace(/json$/, 'yaml'))) {
      const rows = JSON.parse(readFileSync(path, 'utf8')) as readonly TextRow[];
      return rows.map((row, index) => [`${file}[${index}]`, row] as const);
    }
    const pair = path.replace(/ya?ml$/, 'json');
    if (!/\.ya?ml$/.test(file) || !existsSync(pair)) return [];
    return [[file, rowOf(readFileSync(path, 'utf8'), JSON.parse(readFileSync(pair, 'utf8')) as Json)] as const];
  });
}

function rowOf(text: string, verdict: Json): TextRow {
  if (Array.isArray(verdict)) return { text, documents: verdict as Json[] };
  const { documents, error } = verdict as { documents?: Json[]; error?: string };
  if (!Array.isArray(documents) && error === undefined) return { text, documents: [verdict] };
  return { text, documents: documents ?? [], ...(error !== undefined && { error }) };
}

/** Replays the rows of a folder. */
export function replayTexts(folder: string): {
  readonly count: number;
  readonly differences: readonly TextDifference[];
} {
  const rows = rowsIn(folder);
  const differences = rows.flatMap(([name, row]) => {
    const why = differenceOf(row);
    return why === undefined ? [] : [{ name, text: row.text, why }];
  });
  return { count: rows.length, differences };
}
