import { SettingsReader, type Json, type Settings } from '../check';
import { formatFieldPath } from '../kubernetes';

/**
 * Reads options as somebody has written them, in TypeScript or in YAML.
 *
 * @param what what they are the options of, for the message
 * @throws RangeError that tells everything that is wrong with them
 */
export function settingsOf(options: unknown, what: string): Settings {
  const reader = new SettingsReader();
  const settings = reader.read((options ?? {}) as Json);
  if (reader.problems.length === 0) return settings;
  const lines = reader.problems.map(({ path, message }) => {
    const place = formatFieldPath(path);
    return `  ${place === '' || message.startsWith(place) ? '' : `${place}: `}${message}`;
  });
  throw new RangeError(`${what} cannot be read:\n${lines.join('\n')}`);
}
