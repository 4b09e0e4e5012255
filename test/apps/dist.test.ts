import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { article } from '../../apps/article/app';
import { company } from '../../apps/company/app';
import { KNOWN_LOSSES } from '../../apps/known-losses';
import { ledgerApp } from '../../apps/ledger/app';
import { nightly } from '../../apps/nightly/app';
import { nodes } from '../../apps/nodes/app';
import { pods } from '../../apps/pods/app';
import { progressive } from '../../apps/progressive/app';
import { routes } from '../../apps/routes/app';
import { shop } from '../../apps/shop/app';
import { studio } from '../../apps/studio/app';
import { check, type JsonObject, type Manifest } from '../../lib/check';

const outdirs: string[] = [];

function synthesise(): string {
  const outdir = mkdtempSync(join(tmpdir(), 'apps-'));
  outdirs.push(outdir);
  article(join(outdir, 'article'));
  company(join(outdir, 'company'));
  ledgerApp(join(outdir, 'ledger'));
  nightly(join(outdir, 'nightly'));
  nodes(join(outdir, 'nodes'));
  pods(join(outdir, 'pods'));
  progressive(join(outdir, 'progressive'));
  routes(join(outdir, 'routes'));
  shop(join(outdir, 'shop'));
  studio(join(outdir, 'studio'));
  return outdir;
}

afterAll(() => outdirs.forEach((outdir) => rmSync(outdir, { recursive: true })));

function files(outdir: string): string[] {
  return readdirSync(outdir, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .sort();
}

function world(outdir: string, folder: string): Manifest[] {
  return files(join(outdir, folder)).flatMap((file) =>
    parseAllDocuments(readFileSync(join(outdir, folder, file), 'utf8')).map((document) => ({
      object: document.toJS() as JsonObject,
      file,
    })),
  );
}

test('nothing changes between two runs', () => {
  const [one, other] = [synthesise(), synthesise()];
  expect(files(one)).toEqual(files(other));
  for (const file of files(one))
    expect(readFileSync(join(one, file), 'utf8')).toBe(readFileSync(join(other, file), 'utf8'));
});

test('every manifest that is not listed as a known loss is free of findings', () => {
  const outdir = synthesise();
  const folders = [...new Set(files(outdir).map((file) => relative(outdir, dirname(join(outdir, file)))))];
  const known = KNOWN_LOSSES.map(({ folder }) => folder);
  expect(folders).toEqual(expect.arrayContaining(known));
  for (const folder of folders.filter((name) => !known.includes(name))) {
    expect({ folder, findings: check(world(outdir, folder)).findings }).toEqual({ folder, findings: [] });
  }
});

test('every manifest that is listed as a known loss has one', () => {
  const outdir = synthesise();
  for (const { folder } of KNOWN_LOSSES) expect(check(world(outdir, folder)).findings).not.toEqual([]);
});
