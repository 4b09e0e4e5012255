import { isObject, type FieldPath, type Json, type JsonObject } from '../../kubernetes';
import { isCommand } from './is-command';
import { looksLikeCredentials } from './may-be-shown';
import { shownCommand } from './shown-command';
import { NOT_SHOWN, shownKey } from './shown-key';

/** Below these, and however they are written, anything may be a secret. */
const HIDDEN: ReadonlySet<string> = new Set([
  'env',
  'httpheaders',
  'headers',
  'annotations',
  'data',
  'stringdata',
  'binarydata',
]);

/** A value as it may be told, with whatever is below it; the same one where all of it may be. */
export function shownValue(value: Json): Json {
  if (typeof value === 'string') return looksLikeCredentials(value) ? NOT_SHOWN : value;
  if (Array.isArray(value)) return shownList(value as readonly Json[]);
  return isObject(value) ? shownObject(value) : value;
}

/** A value at a place as it may be told: of a command, and of a word of it, what is known to be harmless. */
export function shownAt(path: FieldPath, value: Json): Json {
  const isOfCommand = path.slice(-2).some(isCommand);
  return isOfCommand ? shownWords(value) : shownValue(value);
}

function shownWords(value: Json): Json {
  const list = Array.isArray(value) ? (value as readonly Json[]) : [value];
  if (!list.every((item): item is string => typeof item === 'string')) return shownValue(value);
  const shown = shownCommand(list);
  if (shown.every((word, index) => word === list[index])) return value;
  return Array.isArray(value) ? shown : (shown[0] ?? NOT_SHOWN);
}

/** The items of a command say together what one of them is. */
function shownList(list: readonly Json[]): Json {
  const texts = list.filter((item) => typeof item === 'string');
  if (texts.length > 0 && looksLikeCredentials(texts.join(' '))) return NOT_SHOWN;
  const shown = list.map(shownValue);
  return shown.every((item, index) => item === list[index]) ? (list as Json) : shown;
}

function shownObject(object: JsonObject): Json {
  const entries = Object.entries(object) as [string, Json][];
  const shown = entries.map(([key, value]): [string, Json] => [shownKey(key), shownBelow(key, value)]);
  const isWhole = shown.every(([key, value], index) => key === entries[index]?.[0] && value === entries[index][1]);
  return isWhole ? object : Object.fromEntries(shown);
}

function shownBelow(key: string, value: Json): Json {
  const isEmpty = value === null || (typeof value === 'object' && Object.keys(value).length === 0);
  if (HIDDEN.has(key.toLowerCase()) && !isEmpty) return NOT_SHOWN;
  return isCommand(key) ? shownWords(value) : shownValue(value);
}
