import { asArray, asObject, type JsonObject } from '../../workload';

/** Programs that succeed whatever the application does. */
const ALWAYS = new Set(['true', ':', 'echo', 'printf', 'pwd', 'date', 'hostname', 'id', 'whoami', 'uname']);

/** Programs that only look at files. */
const LOOKS = new Set(['ls', 'cat', 'stat', 'test', '[', 'head', 'wc', 'file', 'readlink']);

const EVERYWHERE = new Set(['/', '.', '/bin', '/usr', '/usr/bin', '/lib', '/dev', '/dev/null', '/sys', '/tmp', '/var']);

const EVERYWHERE_BELOW =
  /^\/(?:etc(?:\/(?:hosts|hostname|resolv\.conf|passwd|group))?|proc(?:\/(?:1|self)(?:\/\w+)?)?)$/;

/**
 * Whether an exec probe succeeds whatever the application does: it looks at what is in every image, or does nothing
 * at all. Anything that is not understood counts as a check.
 */
export function checksNothing(probe: JsonObject): boolean {
  const command = asArray(asObject(probe['exec'])['command']);
  const words = command.filter((word) => typeof word === 'string');
  return words.length > 0 && words.length === command.length && alwaysSucceeds(words);
}

function alwaysSucceeds([program = '', ...args]: readonly string[]): boolean {
  const name = program.slice(program.lastIndexOf('/') + 1);
  if (['sh', 'bash', 'ash', 'dash'].includes(name))
    return args.length === 2 && args[0] === '-c' && scriptSucceeds(args[1]);
  if (name === 'exit') return args.length === 0 || args[0] === '0';
  if (ALWAYS.has(name)) return true;
  const paths = args.filter((arg) => !arg.startsWith('-') && arg !== ']');
  return LOOKS.has(name) && (paths.length > 0 || name === 'ls') && paths.every(isEverywhere);
}

function isEverywhere(path: string): boolean {
  const trimmed = path.length > 1 ? path.replace(/\/+$/, '') : path;
  return EVERYWHERE.has(trimmed) || EVERYWHERE_BELOW.test(trimmed);
}

/** The status of plain commands one after the other; anything else is not understood. */
function scriptSucceeds(script = ''): boolean {
  if (/[`$<>(){}'"\\]|[^&]&[^&]|[^|]\|[^|]/.test(script)) return false;
  const steps = script.split(/(&&|\|\||;|\n)/).map((part) => part.trim());
  let succeeds = alwaysSucceeds(words(steps[0]));
  for (let at = 1; at < steps.length; at += 2) {
    const joined = steps[at];
    if (steps[at + 1] === '' && joined !== '&&' && joined !== '||') continue;
    const next = alwaysSucceeds(words(steps[at + 1]));
    succeeds = joined === '&&' ? succeeds && next : joined === '||' ? succeeds || next : next;
  }
  return succeeds;
}

function words(command = ''): readonly string[] {
  return command.split(/\s+/).filter((word) => word !== '');
}
