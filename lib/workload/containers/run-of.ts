import { asArray, asString, type JsonObject } from '../../kubernetes';

/** What a container, or a hook of it, is run with in one text: the program and its arguments. */
export function runOf({ command, args }: JsonObject): string {
  return [...asArray(command), ...asArray(args)].flatMap((word) => asString(word) ?? []).join(' ');
}
