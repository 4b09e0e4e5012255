import { NO_SETTINGS, SettingsReader, type Settings } from '../../check';
import { readSettings } from '../../source';
import { decode } from '../files/decode';
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
  const file = named ?? CONFIG_FILES.find((one) => io.files.stat(one)?.kind === 'file');
  if (file === undefined) return NO_SETTINGS;
  const { value, problem, locate } = readSettings(textOf(file, io), file);
  if (problem) throw new UsageError(`${file}:${problem.line}:${problem.column}: ${problem.message}`);
  const reader = new SettingsReader();
  const config = reader.read(value ?? null);
  if (reader.problems.length === 0) return config;
  const lines = reader.problems.map(({ path, message }) => {
    const { line, column } = locate(path);
    return `${file}:${line}:${column}: ${message}`;
  });
  throw new UsageError(lines.join('\nerror: '));
}

function textOf(file: string, io: Io): string {
  try {
    return decode(io.files.read(file));
  } catch {
    throw new UsageError(`the configuration '${file}' cannot be read`);
  }
}
