import type * as reading from '../../check/settings/settings-reader';
import { NO_SETTINGS, type Settings } from '../../check/settings/settings';
import { decodeText, readSettings } from '../../source';
import { DEFAULT_LIMIT } from '../file-size';
import { cannotOpen } from '../files/walk';
import type { Io } from '../io';
import { UsageError } from '../usage-error';

/** What a configuration is called where nobody says. */
export const CONFIG_FILES = ['zero-downtime.yaml', 'zero-downtime.yml', 'zero-downtime.json'];

/**
 * The configuration of a run: the file that is named, else the one in the current folder, else none.
 *
 * @throws UsageError for one that cannot be read, with everything that is wrong with it
 */
export function readConfig(named: string | undefined, io: Io): Settings {
  const file = named ?? CONFIG_FILES.find((one) => isThere(one, io));
  if (file === undefined) return NO_SETTINGS;
  const { value, problem: fault, doubts, locate } = readSettings(textOf(file, io), file);
  // Of a key that is written twice the last would count, in silence.
  const problem = fault ?? doubts[0];
  if (problem) throw new UsageError(`${file}:${problem.line}:${problem.column}: ${problem.message}`);
  const reader = settingsReader();
  const config = reader.read(value ?? null);
  if (reader.problems.length === 0) return config;
  const lines = reader.problems.map(({ path, message }) => {
    const { line, column } = locate(path);
    return `${file}:${line}:${column}: ${message}`;
  });
  throw new UsageError(lines.join('\nerror: '));
}

/** It knows all rules, and most runs have no configuration. */
function settingsReader(): reading.SettingsReader {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded by who needs it
  const { SettingsReader } = require('../../check/settings/settings-reader') as typeof reading;
  return new SettingsReader();
}

function textOf(file: string, io: Io): string {
  const bytes = bytesOf(file, io);
  if (bytes.byteLength === 0 && isPipe(file, io))
    throw new UsageError(`the configuration '${file}' is empty: nobody has written anything to it`);
  if (bytes.byteLength > DEFAULT_LIMIT) throw new UsageError(`the configuration '${file}' is too large`);
  const decoded = decodeText(bytes);
  if ('text' in decoded) return decoded.text;
  throw new UsageError(`${file}:${decoded.line}:1: ${decoded.message}`);
}

function bytesOf(file: string, io: Io): Uint8Array {
  try {
    return io.files.read(file, DEFAULT_LIMIT);
  } catch (error) {
    throw new UsageError(`the configuration '${file}' ${cannotOpen(file, error).message}`);
  }
}

/** Whoever names a pipe means what is written to it, while a file that is empty, and `/dev/null`, say that there is nothing to say. */
function isPipe(file: string, io: Io): boolean {
  return file !== '/dev/null' && io.files.stat(file)?.kind === 'other';
}

/** One that cannot be looked at is there: reading it says why. */
function isThere(file: string, io: Io): boolean {
  try {
    return io.files.stat(file)?.kind === 'file';
  } catch {
    return true;
  }
}
