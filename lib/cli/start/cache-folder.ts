import { lstatSync, mkdirSync, type Stats } from 'node:fs';
import { isAbsolute, join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The folder of this program among the caches of whoever runs it; undefined where the environment names none.
 *
 * @see https://specifications.freedesktop.org/basedir-spec/latest/
 */
export function cacheFolder(env: Environment, platform: NodeJS.Platform): string | undefined {
  const caches = cachesOf(env, platform);
  return caches !== undefined && isAbsolute(caches) ? join(caches, 'cdk8s-zero-downtime') : undefined;
}

function cachesOf(env: Environment, platform: NodeJS.Platform): string | undefined {
  if (env['XDG_CACHE_HOME']) return env['XDG_CACHE_HOME'];
  if (platform === 'win32') return env['LOCALAPPDATA'];
  const home = env['HOME'];
  return home && join(home, platform === 'darwin' ? 'Library/Caches' : '.cache');
}

/** Makes such a folder; nobody else may look into it. */
export function makeCacheFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
}

/** Whether what lies in a folder is what this user has put there. */
export function isOwnFolder(folder: string): boolean {
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  return stats !== undefined && stats.isDirectory() && isOwn(stats);
}

/** Whether something belongs to this user, and nobody else may write to it. Windows keeps profiles apart by itself. */
export function isOwn(stats: Stats): boolean {
  return process.getuid === undefined || (stats.uid === process.getuid() && (stats.mode & 0o022) === 0);
}
