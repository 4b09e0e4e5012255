import { asArray, asString, type JsonObject } from '../../kubernetes';

/** The words that a container, or a hook of it, is run with: the program and its arguments. */
export function wordsOf({ command, args }: JsonObject): readonly string[] {
  return [...asArray(command), ...asArray(args)].flatMap((word) => asString(word) ?? []);
}

/** The same in one text. */
export function runOf(json: JsonObject): string {
  return wordsOf(json).join(' ');
}
