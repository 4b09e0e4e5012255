import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

/** Apps in which every construct, and every kind of route, is made once at the least. */
const APPS = [
  ['ledger', 'ledgerApp'],
  ['nightly', 'nightly'],
  ['nodes', 'nodes'],
  ['progressive', 'progressive'],
  ['routes', 'routes'],
  ['studio', 'studio'],
] as const;

const ROOT = join(__dirname, '../..');

const outdir = mkdtempSync(join(tmpdir(), 'other-lines-'));

afterAll(() => rmSync(outdir, { recursive: true }));

/** The doors to other lines are the same code with another package: here it is put in place of the one of the source. */
function synthesiseWith(line: string): void {
  const { outputFiles } = buildSync({
    stdin: {
      contents: APPS.map(([folder, name]) => `export { ${name} } from './apps/${folder}/app';`).join('\n'),
      resolveDir: ROOT,
    },
    alias: { 'cdk8s-plus-28': line },
    write: false,
    bundle: true,
    packages: 'external',
    platform: 'node',
  });
  const apps: { exports: Record<string, (to: string) => void> } = { exports: {} };
  new Function('module', 'exports', 'require', outputFiles[0]?.text ?? '')(
    apps,
    apps.exports,
    createRequire(__filename),
  );
  for (const [folder, name] of APPS) apps.exports[name]?.(join(outdir, folder));
}

/** Later lines write out what Kubernetes does anyway. */
function withoutItsDefaults(yaml: string): string {
  return yaml.replace(/^ +(?:shareProcessNamespace: false|revisionHistoryLimit: 10)\n/gm, '');
}

test('another line of cdk8s-plus gives the same manifests', () => {
  synthesiseWith('cdk8s-plus-33');
  const files = readdirSync(outdir, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
  expect(files.length).toBeGreaterThan(APPS.length);
  for (const file of files)
    expect(`${file}\n${withoutItsDefaults(readFileSync(join(outdir, file), 'utf8'))}`).toBe(
      `${file}\n${readFileSync(join(ROOT, 'dist', file), 'utf8')}`,
    );
});
