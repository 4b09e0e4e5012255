import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import * as cdk8s from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import * as constructs from 'constructs';
import ts from 'typescript';
import * as library from '../../lib';

const PACKAGES: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['cdk8s', cdk8s],
  ['cdk8s-plus-28', kplus],
  ['constructs', constructs],
  ['cdk8s-zero-downtime', library],
]);

/** Runs a generated app as its user does: its files are compiled, and `main.ts` is asked for its app. */
export function synthesised(files: ReadonlyMap<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'adopted-'));
  try {
    const main = load('main', files) as { adopted: (app: cdk8s.App) => cdk8s.App };
    return main.adopted(new cdk8s.App({ outdir: folder })).synthYaml() as string;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function load(path: string, files: ReadonlyMap<string, string>): unknown {
  const { outputText } = ts.transpileModule(files.get(`${path}.ts`) ?? '', {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const module = { exports: {} };
  const from = (name: string) => PACKAGES.get(name) ?? load(posix.join(dirname(path), name), files);

  new Function('require', 'module', 'exports', outputText)(
    Object.assign(from, { main: undefined }),
    module,
    module.exports,
  );
  return module.exports;
}
