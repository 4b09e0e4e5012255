import { posix } from 'node:path';
import { ChangedFiles, type WatchFolder } from '../../../lib/cli/files/changed-files';
import type { Entry } from '../../../lib/cli/io';

/** Folders and files that come and go, each told of by whoever watches its folder at that time, as a kernel does. */
class Disk {
  readonly paths = new Set<string>();
  private readonly watching: { readonly folder: string; readonly noted: Parameters<WatchFolder>[1] }[] = [];

  readonly watch: WatchFolder = (folder, noted) => {
    if (this.stat(folder)?.kind !== 'folder') throw Object.assign(new Error(), { code: 'ENOENT' });
    const watcher = { folder, noted };
    this.watching.push(watcher);
    return { close: () => void this.forget((one) => one === watcher) };
  };

  readonly stat = (path: string) => {
    if (path === '.' || [...this.paths].some((one) => one.startsWith(`${path}/`)))
      return { kind: 'folder', size: 0 } as const;
    return this.paths.has(path) ? ({ kind: 'file', size: 0 } as const) : undefined;
  };

  readonly list = (folder: string): readonly Entry[] => {
    const below = [...this.paths].map((path) => posix.relative(folder, path)).filter((path) => !path.startsWith('..'));
    const names = new Set(below.map((path) => path.split('/')[0] ?? ''));
    return [...names].map((name) => ({ name, kind: this.stat(posix.join(folder, name))?.kind ?? 'other' }));
  };

  /** Only the uppermost folder that is new is told of: nobody watches those below it yet. */
  write(path: string): void {
    const isNew = !this.paths.has(path);
    const folders = path.split('/').map((_, depth, steps) => steps.slice(0, depth + 1).join('/'));
    const first = folders.find((one) => this.stat(one) === undefined) ?? path;
    this.paths.add(path);
    this.tell(first, isNew);
  }

  /** Takes a file, or a folder with all that is in it. The watchers of folders that are gone never tell anything again. */
  remove(path: string): void {
    for (const one of this.paths) if (one === path || one.startsWith(`${path}/`)) this.paths.delete(one);
    this.forget(({ folder }) => folder === path || folder.startsWith(`${path}/`));
    this.tell(path, true);
  }

  get watched(): readonly string[] {
    return this.watching.map(({ folder }) => folder).sort();
  }

  private tell(path: string, isNew: boolean): void {
    const its = this.watching.filter(({ folder }) => folder === posix.dirname(path));
    for (const { noted } of its) noted(posix.basename(path), isNew);
  }

  private forget(isMeant: (one: Disk['watching'][number]) => boolean): void {
    for (const one of this.watching.filter(isMeant)) this.watching.splice(this.watching.indexOf(one), 1);
  }
}

function watching(paths: readonly string[], ...files: readonly string[]) {
  const disk = new Disk();
  for (const file of files) disk.write(file);
  const changes = new ChangedFiles(paths, disk, (path) => path.endsWith('.yaml'), disk.watch);
  const batch = async () => {
    const next = changes.next();
    await jest.runAllTimersAsync();
    return (await next).value;
  };
  return { disk, changes, batch };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test('what changes together is one batch, and what is not meant is none', async () => {
  const { disk, batch } = watching(['k8s'], 'k8s/a/web.yaml', 'k8s/b/web.yaml');
  disk.write('k8s/notes.md');
  disk.write('k8s/a/web.yaml');
  disk.write('k8s/b/web.yaml');
  disk.write('k8s/a/web.yaml');
  expect(await batch()).toEqual(['k8s/a/web.yaml', 'k8s/b/web.yaml']);
});

test('what changes while a batch is worked on is in the next one', async () => {
  const { disk, batch } = watching(['k8s'], 'k8s/web.yaml', 'k8s/api.yaml');
  disk.write('k8s/web.yaml');
  expect(await batch()).toEqual(['k8s/web.yaml']);
  disk.write('k8s/api.yaml');
  await jest.runAllTimersAsync();
  expect(await batch()).toEqual(['k8s/api.yaml']);
});

test.each([['k8s'], ['.'], ['a/k8s'], ['a/b/k8s']])('%s may go and come again', async (folder) => {
  const web = posix.join(folder, 'shop', 'web.yaml');
  const { disk, batch } = watching([folder], web, 'other/web.yaml');
  const top = web.split('/')[0] ?? '';
  for (let round = 0; round < 2; round += 1) {
    disk.remove(top);
    expect(await batch()).toContain(folder === '.' ? 'shop' : top);
    disk.write(web);
    expect(await batch()).toContain(web);
    disk.write(web);
    expect(await batch()).toEqual([web]);
  }
});

test('a folder that is built anew in one go is another one, and is watched', async () => {
  const { disk, batch } = watching(['k8s'], 'k8s/shop/web.yaml');
  disk.remove('k8s/shop');
  disk.write('k8s/shop/web.yaml');
  await batch();
  disk.write('k8s/shop/web.yaml');
  expect(await batch()).toEqual(['k8s/shop/web.yaml']);
});

test('what stands in a new folder is a change, whoever wrote it before the folder was watched', async () => {
  const { disk, batch } = watching(['k8s'], 'k8s/web.yaml');
  disk.write('k8s/v1.2/shop/api.yaml');
  expect(await batch()).toEqual(['k8s/v1.2/shop/api.yaml']);
});

test('folders that nobody reads are not watched, and none is when it is stopped', () => {
  const { disk, changes } = watching(
    ['k8s'],
    'k8s/web.yaml',
    'k8s/node_modules/x/y.yaml',
    'k8s/.git/z.yaml',
    'b/c.yaml',
  );
  disk.write('k8s/.cache/w.yaml');
  expect(disk.watched).toEqual(['.', 'k8s']);
  changes.stop();
  expect(disk.watched).toEqual([]);
});
