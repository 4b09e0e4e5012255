import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Checks } from './checks';
import { JEST_TOOLS, runJestProject } from './jest-project';
import { LINES, expectAlike, PEERS } from './lines';
import { runNewApp } from './new-app';
import { expectNone, shell } from './shell';
import { tourOf } from './tour';

/** What the package may hold. Sources, tests, apps and generators stay in the repository. */
const ALLOWED = [
  /^package\.json$/,
  /^(README|README\.zh-CN)\.md$/,
  /^LICENSE$/,
  /^docs\/.+\.(md|svg)$/,
  /^docs\/zero-downtime\.schema\.json$/,
  /^build\/(lib|imports)\/.+\.(js|d\.ts)$/,
  // `adopt` reads them.
  /^imports\/crds\/.+\.yaml$/,
  /^build\/(cli|command-line|lsp|mcp)\.js$/,
  /^build\/third-party-licenses\.txt$/,
  /^\.jsii$/,
];
const REQUIRED = ['package.json', 'README.md', 'LICENSE', 'build/lib/index.js', 'build/lib/index.d.ts'];
/** Compiled code 1.25 MiB, a third of it the command line; pages a quarter; the servers with their protocols, and what jsii reads, some more than a quarter. */
const LIMIT_KIB = 1280 + 256 + 384;

/** Folders of lib/ that nobody loads who only imports the constructs. */
const HEAVY = /\/build\/lib\/(report|simulation|cli)\//;

/** The tsconfig that `cdk8s init` writes decides by its module system how types are found. */
const MODULE_SYSTEMS = ['commonjs', 'node16'];

const ROOT = join(__dirname, '..', '..');
const MANIFEST = manifestIn(ROOT);
const NAME = MANIFEST.name;

interface PackageManifest {
  readonly name: string;
  readonly version: string;
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly bin?: string | Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

function manifestIn(folder: string): PackageManifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as PackageManifest;
}

/** A package as installed here, so that the test installs what the project was built with. */
const asHere = (name: string) => `${name}@${manifestIn(join(ROOT, 'node_modules', name)).version}`;

const doors = Object.keys(MANIFEST.exports)
  .filter((door) => !door.includes('*'))
  .map((door) => NAME + door.slice(1));
const targets = Object.values(MANIFEST.exports)
  .flatMap((target) => (typeof target === 'string' ? target : Object.values(target)))
  .filter((target) => !target.includes('*'));
const commands = typeof MANIFEST.bin === 'string' ? [MANIFEST.bin] : Object.values(MANIFEST.bin ?? {});

function packInto(folder: string): string {
  shell(ROOT, 'npm', 'pack', '--silent', '--pack-destination', folder);
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  if (!tarball) throw new Error('npm pack leaves no tarball');
  return join(folder, tarball);
}

function filesIn(tarball: string): readonly string[] {
  const listing = shell(ROOT, 'tar', '-tzf', tarball).trim().split('\n');
  return listing.map((path) => path.replace(/^package\//, ''));
}

function checkFiles(checks: Checks, tarball: string): void {
  const files = filesIn(tarball);
  const wanted = [...REQUIRED, ...[...targets, ...commands].map((target) => target.replace('./', ''))];
  checks.run('the package holds compiled code, pages and its licence, and nothing else', () =>
    expectNone(
      'These do not belong there (see `files` in package.json)',
      files.filter((file) => !ALLOWED.some((pattern) => pattern.test(file))),
    ),
  );
  checks.run('the package holds every file that its package.json promises', () =>
    expectNone(
      'These are missing',
      wanted.filter((file) => !files.includes(file)),
    ),
  );
  checks.run(`the package is no larger than ${LIMIT_KIB} KiB`, () => {
    const size = Math.ceil(statSync(tarball).size / 1024);
    if (size > LIMIT_KIB) throw new Error(`It has ${size} KiB.`);
  });
}

function installInto(folder: string, tarball: string): void {
  shell(folder, 'npm', 'init', '-y');
  const tools = ['typescript', 'tsx', '@types/node', ...JEST_TOOLS, ...Object.keys(MANIFEST.peerDependencies)].map(
    asHere,
  );
  const packages = [tarball, ...tools, ...PEERS];
  shell(folder, 'npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', '--no-save', ...packages);
  expectNone(
    'No file of the package tells where it was built, but these do',
    readdirSync(join(folder, 'node_modules', NAME), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => readFileSync(file, 'utf8').includes(`${ROOT}/`)),
  );
}

function runTour(folder: string): void {
  const { program, tsconfig } = tourOf(readFileSync(join(ROOT, 'README.md'), 'utf8'));
  writeFileSync(join(folder, 'main.ts'), program);
  if (tsconfig !== undefined) writeFileSync(join(folder, 'tsconfig.json'), tsconfig);
  compile(folder, 'node16', 'main.ts');
  shell(folder, join(folder, 'node_modules', '.bin', 'tsx'), 'main.ts');
  const yaml = readdirSync(join(folder, 'dist')).map((file) => readFileSync(join(folder, 'dist', file), 'utf8'));
  for (const kind of ['Deployment', 'Service', 'PodDisruptionBudget']) {
    if (!new RegExp(`^kind: ${kind}$`, 'm').test(yaml.join('\n'))) throw new Error(`No ${kind} comes out.`);
  }
}

function compileDoors(folder: string, module: string): void {
  const typed = doors.filter((door) => !door.endsWith('.json'));
  const lines = typed.map((door, number) => `import * as door${number} from '${door}';\nconsole.log(door${number});`);
  writeFileSync(join(folder, 'doors.ts'), lines.join('\n'));
  compile(folder, module, 'doors.ts');
}

/** Type-checks a program with the options that `cdk8s init` writes. */
function compile(folder: string, module: string, program: string): void {
  const language = ['--target', 'ES2017', '--lib', 'ES2016', '--module', module, '--types', 'node'];
  shell(folder, join(folder, 'node_modules', '.bin', 'tsc'), '--noEmit', '--strict', ...language, program);
}

function checkLightness(folder: string): void {
  const script = `require('${NAME}'); process.stdout.write(JSON.stringify(Object.keys(require.cache)))`;
  const loaded = JSON.parse(shell(folder, process.execPath, '-e', script)) as string[];
  const own = loaded.filter((path) => path.includes(`/${NAME}/build/`));
  if (own.length === 0) throw new Error(`Nothing of ${NAME} is loaded.`);
  expectNone(
    'These are loaded, too',
    own.filter((path) => HEAVY.test(path)),
  );
}

/** What somebody reads who imports the door of a line that is not installed. */
function checkMissingLine(folder: string, line: string): void {
  const missing = `cdk8s-plus-${line}`;
  const script = `
    const Module = require('node:module');
    const resolve = Module._resolveFilename;
    Module._resolveFilename = (name, ...rest) => resolve(name === '${missing}' ? 'cdk8s-plus-0' : name, ...rest);
    try { require('${NAME}/plus-${line}') } catch (error) { process.stdout.write(error.message) }`;
  const told = shell(folder, process.execPath, '-e', script);
  if (!told.includes(`npm install ${missing}`)) throw new Error(`It says: ${told}`);
}

function checkUse(checks: Checks, folder: string): void {
  checks.run("the README's tour type-checks, runs and synthesises", () => runTour(folder));
  for (const module of MODULE_SYSTEMS) {
    checks.run(`every door has types, with module ${module}`, () => compileDoors(folder, module));
  }
  for (const door of doors) {
    checks.run(`require('${door}') works`, () => void shell(folder, process.execPath, '-e', `require('${door}')`));
  }
  for (const command of commands) {
    const path = join(folder, 'node_modules', NAME, command);
    checks.run(`${command} says how it is used`, () => void shell(folder, process.execPath, path, '--help'));
  }
  for (const line of LINES) {
    checks.run(`with cdk8s-plus-${line} comes out what comes out with 28`, () => expectAlike(folder, line));
  }
  checks.run('a line that is not installed is told with how to install it', () => checkMissingLine(folder, '33'));
  checks.run('the matchers work in TypeScript and JavaScript, with types, and say why a test fails', () =>
    runJestProject(folder),
  );
  checks.run('the constructs load no report, no simulation and no command line', () => checkLightness(folder));
}

/** Packs the library, installs it into an empty folder, and uses it there as its README says. */
function main(): number {
  const checks = new Checks();
  const folder = mkdtempSync(join(tmpdir(), 'zero-downtime-package-'));
  try {
    let tarball: string | undefined;
    checks.run('npm pack makes a package', () => (tarball = packInto(folder)));
    if (tarball === undefined) return checks.finish();
    const packed = tarball;
    checkFiles(checks, packed);
    checks.run('the package installs with its peers, and tells no path of its origin', () =>
      installInto(folder, packed),
    );
    checkUse(checks, folder);
    checks.run('init makes an app that synthesises and passes its tests with the commands that it prints', () =>
      runNewApp(folder, join(folder, 'node_modules', NAME, commands[0] ?? ''), packed),
    );
    return checks.finish();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

process.exitCode = main();
