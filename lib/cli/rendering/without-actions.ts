import { asString, valueAt, type Json } from '../../kubernetes';

/** What is known where a template of helmfile is filled in. */
export interface FilledIn {
  /** The environment that is released to; empty where nobody knows it. */
  readonly environment: string;
  /** What `.Values` and `.StateValues` are. */
  readonly state: Json;
}

/** What stands for the name of the release, which is known only where its values are listed. */
export const RELEASE_NAME = '%release%';

/** What is not closed goes to the end of the text: each of its braces would look for its own end otherwise. */
const ACTION = /\{\{-?([^]*?)(-?\}\}|$)/g;

/** An action that is written as text for a later round: {{`{{ .Release.Name }}`}}. */
const QUOTED = /\{\{-?\s*`([^`]*)`\s*-?\}\}/g;

const ENVIRONMENT_IS = /^(eq|ne)\s+\(?\s*\.Environment\.Name\s*\)?\s+"([^"]*)"$/;

/** One block: whether what stands in it is left, and whether a branch of it has been taken. */
interface Block {
  isLeft: boolean;
  isDecided: boolean;
}

/**
 * A text of helmfile without the actions of its templates: which environment it is decides what is left, and what nothing
 * here tells is written as a variable that something fills in later. Of conditions about anything else the first branch
 * is left; what is repeated is left out.
 *
 * @see https://helmfile.readthedocs.io/en/latest/#templating
 */
export function withoutActions(text: string, known: FilledIn): string {
  const blocks: Block[] = [];
  const isLeft = () => blocks.every((block) => block.isLeft);
  const parts: string[] = [];
  const whole = text.replaceAll(QUOTED, '$1');
  let from = 0;
  for (const found of whole.matchAll(ACTION)) {
    if (isLeft()) parts.push(whole.slice(from, found.index));
    from = found.index + (found[2] === '' ? 0 : found[0].length);
    if (found[2] === '') break;
    const action = (found[1] ?? '').trim();
    if (!opensOrCloses(action, blocks, known) && isLeft()) parts.push(inPlaceOf(action, known));
  }
  if (isLeft()) parts.push(whole.slice(from));
  return parts.join('');
}

function opensOrCloses(action: string, blocks: Block[], known: FilledIn): boolean {
  const [word = '', ...rest] = action.split(/\s+/);
  const block = blocks.at(-1);
  if (word === 'if') {
    const isLeft = holds(rest.join(' '), known) ?? true;
    blocks.push({ isLeft, isDecided: isLeft });
  } else if (word === 'range' || word === 'with' || word === 'define') blocks.push({ isLeft: false, isDecided: true });
  else if (word === 'end') blocks.pop();
  else if (word !== 'else') return /^(?:\/\*|\$\w+\s*:?=)/.test(action);
  else if (block) {
    const isLeft = !block.isDecided && (rest[0] === 'if' ? (holds(rest.slice(1).join(' '), known) ?? true) : true);
    block.isLeft = isLeft;
    block.isDecided ||= isLeft;
  }
  return true;
}

/** Whether a condition holds; nothing where it is about anything but the environment. */
function holds(condition: string, { environment }: FilledIn): boolean | undefined {
  const [, word, name] = ENVIRONMENT_IS.exec(condition.replace(/^\((.*)\)$/, '$1').trim()) ?? [];
  if (word === undefined || environment === '') return undefined;
  return (environment === name) === (word === 'eq');
}

function inPlaceOf(action: string, { environment, state }: FilledIn): string {
  const [path = '', ...pipes] = action.split('|').map((part) => part.trim());
  if (path === '.Environment.Name' && environment !== '') return environment;
  if (path === '.Release.Name') return RELEASE_NAME;
  const [, keys] = /^\.(?:State|Environment\.)?Values\.([\w.]+)$/.exec(path) ?? [];
  const value = keys === undefined || pipes.length > 0 ? undefined : valueAt(state, keys.split('.'));
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const words = action.match(/[A-Za-z]\w*/g) ?? [];
  return asString(value) ?? `\${${(words.at(-1) ?? 'VALUE').toUpperCase()}}`;
}
