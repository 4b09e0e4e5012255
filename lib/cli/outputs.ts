import { didYouMean } from '../kubernetes/values/did-you-mean';
import type { Given } from './flags/flag';
import { reasonOf } from './files/walk';
import { writeTogether } from './files/write-together';
import type { Io } from './io';
import { UsageError } from './usage-error';

/** A format, and the file that it goes to; to stdout without one. */
export interface ReportOutput<Format extends string> {
  readonly format: Format;
  readonly file?: string;
}

/**
 * The outputs that were asked for: an `--output` belongs to the `--format` before it.
 *
 * @param formats the known ones, the usual one first
 * @throws UsageError for an unknown format, a file without a format, or two formats for stdout
 */
export function outputsOf<Format extends string>(
  given: Given,
  formats: readonly [Format, ...Format[]],
): readonly ReportOutput<Format>[] {
  const outputs: { format: Format; file?: string }[] = [];
  for (const [flag, value] of given.inOrder) {
    if (flag === 'format') outputs.push({ format: formatOf(value, formats) });
    if (flag === 'output') assign(value, outputs, formats[0]);
  }
  if (outputs.length === 0) return [{ format: formats[0] }];
  const [first, second] = outputs.filter(({ file }) => file === undefined);
  if (first && second) {
    throw new UsageError(
      `${first.format} and ${second.format} cannot both go to stdout`,
      'give one of them an --output FILE',
    );
  }
  return outputs;
}

function assign<Format extends string>(
  file: string,
  outputs: { format: Format; file?: string }[],
  usual: Format,
): void {
  const last = outputs.at(-1);
  if (last === undefined) outputs.push({ format: usual, file });
  else if (last.file === undefined) last.file = file;
  else
    throw new UsageError(
      `--output ${file}: ${last.format} goes to ${last.file} already`,
      'an --output follows its --format',
    );
}

function formatOf<Format extends string>(text: string, formats: readonly Format[]): Format {
  const known = formats.find((format) => format === text);
  if (known) return known;
  throw new UsageError(`there is no format '${text}'${didYouMean(text, formats)}; known are ${formats.join(', ')}`);
}

/** A text, and the file that it goes to. */
export interface FileText {
  readonly file: string;
  readonly text: string;
}

/**
 * Writes files: all are whole beside their places before the first is moved there.
 *
 * @throws UsageError where that is not possible
 */
export function writeFiles(all: readonly FileText[], { files }: Pick<Io, 'files'>): void {
  const failed = writeTogether(
    all.map(({ file, text }) => ({ path: file, text })),
    files,
  );
  if (failed) throw new UsageError(`'${all[failed.index]?.file ?? ''}' cannot be written: ${reasonOf(failed.error)}`);
}
