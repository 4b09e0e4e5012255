import type { ToolRun, Tools } from '../io';
import { UsageError } from '../usage-error';

/** A command that may do the work: the tool and its arguments. */
export type ToolCall = readonly [tool: string, ...args: readonly string[]];

/** A tool that nothing can be rendered without: one message is enough for all that it is to render. */
export class ToolMissing extends UsageError {}

/** So long may a tool take, in milliseconds. */
const LONGEST = 120_000;
/** So much may it print, in bytes. */
const LARGEST = 64 * 1024 * 1024;

/** So much of what a tool says of an error is passed on. */
const MOST_CHARACTERS = 1500;

/**
 * Runs the first of some tools that is installed.
 *
 * @param what is rendered, for messages
 * @param given what the user has given it, which a message of the tool may repeat and ours does not
 * @returns what the tool prints
 * @throws UsageError where none is installed, or where it fails
 */
export function runTool(
  tools: Tools,
  calls: readonly ToolCall[],
  what: string,
  given: () => readonly string[] = () => [],
): string {
  for (const [tool, ...args] of calls) {
    const run = tools.run(tool, args, { longest: LONGEST, largest: LARGEST });
    if (run.ended !== 'missing') return outputOf(tool, run, what, given);
  }
  const names = calls.map(([tool]) => tool);
  throw new ToolMissing(
    `${what} cannot be rendered: ${names.join(' or ')} is not installed`,
    HOW_TO_GET.get(names[0] ?? ''),
  );
}

const HOW_TO_GET: ReadonlyMap<string, string> = new Map([
  ['kustomize', 'get it from https://kubectl.docs.kubernetes.io/installation/kustomize/, or check without --render'],
  ['helm', 'get it from https://helm.sh/docs/intro/install/, or check without --render'],
]);

function outputOf(
  tool: string,
  { ended, stdout, stderr }: ToolRun,
  what: string,
  given: () => readonly string[],
): string {
  if (ended === 'well') return stdout;
  const seconds = LONGEST / 1000;
  if (ended === 'late') throw new UsageError(`${what} cannot be rendered: ${tool} has not ended after ${seconds} s`);
  if (ended === 'large')
    throw new UsageError(`${what} cannot be rendered: ${tool} prints more than ${LARGEST / 1024 / 1024} MiB`);
  throw new UsageError(
    `${what} cannot be rendered: ${tool} says: ${withHint(wordsOf(withoutSecrets(stderr, given())))}`,
  );
}

/** A chart that is made for other versions of Kubernetes is rendered for one of those when asked. */
function withHint(words: string): string {
  const isOfVersion = /incompatible with Kubernetes/i.test(words);
  return isOfVersion ? `${words} (--kubernetes-version X.Y says which version is meant)` : words;
}

/** What a literal of a generator holds, and the password of an address. */
const TOLD: readonly (readonly [RegExp, string])[] = [
  [/(literal sources? )(?:\[.*?\](?=:)|.+?(?=, expected)|.*)/g, '$1…'],
  [/(?<![^@\s])(?=[^@\s]+@)([^@\s]*?:\/\/[^/\s:@]*:)[^@\s]+@/g, '$1…@'],
];

/** What is shorter is most likely a number, a switch or a name, and stands in many words. */
const LEAST_GIVEN = 6;

/** What Helm says of charts and versions only. */
const NAMES_ONLY = /missing in charts\/ directory|incompatible with Kubernetes/i;

function withoutSecrets(stderr: string, given: readonly string[]): string {
  if (NAMES_ONLY.test(stderr)) return stderr;
  const texts = given.filter((text) => text.length >= LEAST_GIVEN).sort((one, other) => other.length - one.length);
  const shown = texts.reduce((text, value) => text.replaceAll(value, '…'), stderr);
  return TOLD.reduce((text, [told, instead]) => text.replace(told, instead), shown);
}

/** What a tool says, in one line and without its own prefix. */
function wordsOf(stderr: string): string {
  const text = stderr
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#') && !/^(?:WARNING|walk\.go|coalesce\.go)/.test(line))
    .join(' ')
    .replace(/^Error:\s*/i, '');
  if (text === '') return 'nothing';
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
}
