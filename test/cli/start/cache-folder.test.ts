import { cacheFolder } from '../../../lib/cli/start/cache-folder';

test.each([
  [{ XDG_CACHE_HOME: '/caches', HOME: '/home/me' }, 'linux', '/caches/cdk8s-zero-downtime'],
  [{ HOME: '/home/me' }, 'linux', '/home/me/.cache/cdk8s-zero-downtime'],
  [{ HOME: '/Users/me' }, 'darwin', '/Users/me/Library/Caches/cdk8s-zero-downtime'],
  [{ LOCALAPPDATA: '/me/Local', HOME: '/home/me' }, 'win32', '/me/Local/cdk8s-zero-downtime'],
  [{}, 'linux', undefined],
  [{ XDG_CACHE_HOME: '', HOME: '' }, 'linux', undefined],
  [{ HOME: '/home/me' }, 'win32', undefined],
] as const)('of the environment %j on %s, %s is the folder', (env, platform, folder) => {
  expect(cacheFolder(env, platform)).toBe(folder);
});

test('a path from nowhere in particular is no folder: it would be another one for each place that a run is started in', () => {
  expect(cacheFolder({ XDG_CACHE_HOME: 'caches', HOME: '/home/me' }, 'linux')).toBeUndefined();
});
