import { own, type Seconds } from '../../kubernetes';
import { mountOf, type Mount } from './mounts';

/** Directories that every container has, or every one with a system in it. */
const ALWAYS_THERE = /^\/(?:\.|bin|dev|etc|home|lib|opt|proc|root|run|sbin|sys|tmp|usr|var)?\/?$|^\.{1,2}\/?$/;

/** Files that the kubelet or the image puts there before anything starts. */
const FILES_ALWAYS_THERE = /^\/(?:etc\/(?:hosts|hostname|resolv\.conf|passwd|group|os-release)|proc\/\S+|dev\/null)$/;

/** Files of the system that programs read and do not write. */
const OF_THE_IMAGE = /^\/(?:bin|boot|etc|lib\w*|sbin|usr)\//;

/** What files are called that an application writes to say how it is. */
const MARKER =
  /ready|readiness|health|alive|live|start|init|done|state|status|lock|pid|sock|(?:^|[._-])(?:ok|up)(?:$|[._-])/i;

/** How sure it is that a command succeeds, whatever the application does: with these assumptions, none for certain. */
export type Sure = readonly string[];

const CERTAIN: Sure = [];

/** Where a command is run, and how long it may take. */
export interface Place {
  readonly mounts: readonly Mount[];
  readonly timeout: Seconds;
}

type Succeeds = (args: readonly string[], place: Place) => Sure | undefined;

const certainIf = (isCertain: boolean): Sure | undefined => (isCertain ? CERTAIN : undefined);

/** What always succeeds, whatever the application does. */
export const ALWAYS_SUCCEEDS: ReadonlyMap<string, Succeeds> = new Map<string, Succeeds>([
  ...['true', ':', 'echo', 'printf'].map((program) => [program, () => CERTAIN] as const),
  ...['pwd', 'date', 'hostname', 'whoami', 'id', 'uname'].map(
    (program) => [program, (args: readonly string[]) => certainIf(args.length === 0)] as const,
  ),
  ['exit', ([status = '0']) => certainIf(status === '0')],
  ['sleep', (args, { timeout }) => certainIf((sleepSeconds(args) ?? Infinity) < timeout)],
  ['ls', (args, place) => together(pathsIn(args).map((path) => isThere(path, place)))],
  ...['cat', 'head', 'wc'].map((program) => [program, readsFiles] as const),
  [
    'stat',
    (args, place) =>
      pathsIn(args).length === 0 ? undefined : together(pathsIn(args).map((path) => isThere(path, place))),
  ],
  ['test', isTest],
  ['[', isTest],
]);

/** All of them, with everything that any of them rests on. */
export function together(all: readonly (Sure | undefined)[]): Sure | undefined {
  return all.every((one) => one !== undefined) ? all.flat() : undefined;
}

/** Whether a file or a directory is there whatever the application does. */
function isThere(path: string, { mounts }: Place): Sure | undefined {
  const trimmed = path.length > 1 ? path.replace(/(?<!\/)\/+$/, '') : path;
  const mount = mountOf(trimmed, mounts);
  if (mount?.path === trimmed) return certainIf(mount.isKnown === true);
  if (mount) return mount.isFixed ? [`${trimmed} is in its volume`] : undefined;
  if (ALWAYS_THERE.test(path) || FILES_ALWAYS_THERE.test(path)) return CERTAIN;
  const name = trimmed.slice(trimmed.lastIndexOf('/') + 1);
  const isOfImage = OF_THE_IMAGE.test(trimmed) && !trimmed.includes('..') && !MARKER.test(name);
  return isOfImage ? [`${trimmed} is part of the image`] : undefined;
}

function readsFiles(args: readonly string[], place: Place): Sure | undefined {
  const paths = pathsIn(args);
  // A directory cannot be read, and a mount is one, unless it is a file of the kubelet.
  const areFiles = paths.every((path) => !ALWAYS_THERE.test(path) && isFile(path, place));
  return paths.length > 0 && areFiles ? together(paths.map((path) => isThere(path, place))) : undefined;
}

function isFile(path: string, { mounts }: Place): boolean {
  return mountOf(path, mounts)?.path !== path || /\.\w+$/.test(path);
}

/** `test -f FILE` and its like; everything else that can be asked may depend on anything. */
function isTest([flag = '', path = '', ...rest]: readonly string[], place: Place): Sure | undefined {
  if (rest.some((word) => word !== ']') || path === '') return undefined;
  const asksForDirectory = ALWAYS_THERE.test(path) || !isFile(path, place);
  if (flag === '-d') return certainIf(asksForDirectory);
  if (flag === '-e') return isThere(path, place);
  return ['-f', '-r', '-s'].includes(flag) && !asksForDirectory ? isThere(path, place) : undefined;
}

function sleepSeconds([duration = '', ...rest]: readonly string[]): Seconds | undefined {
  const [, number, unit = 's'] = /^(\d+(?:\.\d+)?)([smhd]?)$/.exec(duration) ?? [];
  const factor = own({ s: 1, m: 60, h: 3600, d: 86_400 }, unit || 's');
  return number === undefined || factor === undefined || rest.length > 0 ? undefined : Number(number) * factor;
}

function pathsIn(args: readonly string[]): readonly string[] {
  return args.filter((arg) => !arg.startsWith('-'));
}
