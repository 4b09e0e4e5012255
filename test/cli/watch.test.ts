import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFiles } from '../../lib/cli/files/find-files';
import { readFiles } from '../../lib/cli/files/read-files';
import { nodeFiles, nodeIo } from '../../lib/cli/node-io';
import { ChangedFiles } from '../../lib/cli/files/changed-files';
import { WEB } from '../../lib/rules/support/example';
import { runIn } from './memory-io';

const SHORT = WEB.replace('terminationGracePeriodSeconds: 25', 'terminationGracePeriodSeconds: 20');

/** Runs check --watch over files that change so often. */
async function watched(changes: readonly Readonly<Record<string, string>>[], ...args: string[]) {
  const files: Record<string, string> = { 'k8s/web.yaml': SHORT };
  const meant: string[] = [];
  const watch = async function* (_paths: readonly string[], isMeant: (path: string) => boolean) {
    for (const change of changes) {
      Object.assign(files, change);
      const its = Object.keys(change).filter(isMeant);
      meant.push(...its);
      if (its.length > 0) yield its;
    }
  };
  return { ...(await runIn({ files, watch }, 'check', 'k8s', '--watch', ...args)), meant };
}

test('whatever changes is checked again, and to stop it is no failure', async () => {
  const { code, stdout, stderr } = await watched([{ 'k8s/web.yaml': WEB }]);
  expect(code).toBe(0);
  expect(stdout).toMatch(/grace-too-short[\s\S]*: 1 error[\s\S]*: 0 errors/);
  expect(stderr).toContain('k8s/web.yaml changed');
});

test('a configuration that is half written is told of, and the next one is read', async () => {
  const broken = { 'zero-downtime.yaml': 'severities: { grace-too-short: fatal }\n' };
  const mended = { 'zero-downtime.yaml': 'severities: { grace-too-short: off }\n' };
  const { code, stderr } = await watched([broken, mended]);
  expect(stderr).toMatch(/'fatal' is no severity/);
  expect(code).toBe(0);
});

test('what is broken in between is told of, and the next change is checked all the same', async () => {
  const { code, stdout, stderr } = await watched([{ 'k8s/web.yaml': 'a: [' }, { 'k8s/web.yaml': WEB }]);
  expect(stdout).toMatch(/: 1 error[\s\S]*error\[syntax\][\s\S]*: 0 errors/);
  expect(stderr.match(/k8s\/web.yaml changed/g)).toHaveLength(2);
  expect(code).toBe(0);
});

test('whoever stops it while something is wrong has not failed', async () => {
  expect((await watched([])).code).toBe(0);
});

test('with --render, every file of a chart counts, whatever it is called', async () => {
  const chart = { 'k8s/templates/_helpers.tpl': '', 'k8s/app.properties': '', 'k8s/values.yaml': '' };
  expect((await watched([chart], '--render', '--quiet')).meant).toEqual(Object.keys(chart));
  expect((await watched([chart])).meant).toEqual(['k8s/values.yaml']);
});

test('its own report, and what it does not read, are no changes', async () => {
  const changes: Record<string, string>[] = [
    { 'k8s/report.json': '{}' },
    { 'other/web.yaml': WEB },
    { 'k8s/notes.md': '' },
  ];
  const { meant } = await watched(changes, '--format', 'json', '--output', 'k8s/report.json');
  expect(meant).toEqual([]);
});

test('only what has changed is read again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'zero-downtime-watch-'));
  try {
    const io = { ...nodeIo(), files: nodeFiles(folder), readings: new Map() };
    const manifests = async () => {
      const { manifests: read } = await readFiles(findFiles(['.'], io.files), io, { limit: 1e6 });
      return new Map(read.map((one) => [`${one.file}/${one.object['kind']}`, one]));
    };
    for (const name of ['one.yaml', 'two.yaml']) writeFileSync(join(folder, name), WEB);
    const before = await manifests();
    writeFileSync(join(folder, 'two.yaml'), SHORT);
    const after = await manifests();
    expect(after.get('one.yaml/Deployment')).toBe(before.get('one.yaml/Deployment'));
    expect(after.get('two.yaml/Deployment')).not.toBe(before.get('two.yaml/Deployment'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('standard input cannot be watched', async () => {
  const { code, stderr } = await runIn({ stdin: WEB }, 'check', '-', '--watch');
  expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('standard input') });
});

test('files of the disk are watched as they are written, in new folders as well', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'zero-downtime-watch-'));
  try {
    mkdirSync(join(folder, 'k8s'));
    const changes = new ChangedFiles([join(folder, 'k8s')], nodeFiles(folder), (path) => path.endsWith('.yaml'));
    const first = changes.next();
    writeFileSync(join(folder, 'k8s', 'web.yaml'), WEB);
    expect((await first).value).toEqual([join(folder, 'k8s', 'web.yaml')]);
    mkdirSync(join(folder, 'k8s', 'new'));
    const second = changes.next();
    writeFileSync(join(folder, 'k8s', 'new', 'api.yaml'), WEB);
    expect((await second).value).toEqual([join(folder, 'k8s', 'new', 'api.yaml')]);
    changes.stop();
    expect(await changes.next()).toMatchObject({ done: true });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
