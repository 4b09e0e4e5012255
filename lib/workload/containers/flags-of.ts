import { asArray, type JsonObject } from '../../kubernetes';

/** The flags of a container's command with their values, which stand behind `=` or in the next word. */
export function flagsOf(json: JsonObject): readonly (readonly [flag: string, value: string])[] {
  const words = [...asArray(json['command']), ...asArray(json['args'])].map(String);
  return words.map((word, index) => {
    const at = word.indexOf('=');
    return at < 0 ? [word, words[index + 1] ?? ''] : [word.slice(0, at), word.slice(at + 1)];
  });
}
