import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { shop } from './programs/shop';

/*
 * npm run languages: the bindings that jsii makes of the constructs, and one program in each language. What it
 * synthesises has to be what shop.ts does, to the byte. A language whose tools or packages are not there is skipped.
 */

const ROOT = join(__dirname, '..', '..');
const PROGRAMS = join(__dirname, 'programs');

/** Why a language cannot be tried here. */
class Skipped extends Error {}

interface Language {
  readonly name: string;
  /** Makes the bindings, and synthesises with them into a folder. */
  synthesise(scratch: string, outdir: string): void;
}

const python: Language = {
  name: 'Python',
  synthesise(scratch, outdir) {
    needs('python3', '--version');
    generate('python', scratch, ['.']);
    const environment = join(scratch, 'environment');
    run(scratch, 'python3', '-m', 'venv', environment);
    const program = join(environment, 'bin', 'python');
    install(scratch, program, '-m', 'pip', 'install', '--quiet', join(scratch, 'python'));
    run(scratch, program, join(PROGRAMS, 'shop.py'), outdir);
  },
};

/** Packages whose bindings a registry may not serve: they are generated from those that npm has. */
const WHAT_WE_STAND_ON = ['node_modules/cdk8s', 'node_modules/cdk8s-plus-28'];

/** Go's modules of them, and ours. */
const GO_MODULES: Readonly<Record<string, string>> = {
  'github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2': 'cdk8s',
  'github.com/cdk8s-team/cdk8s-plus-go/cdk8splus28/v2': 'cdk8splus28',
  'github.com/cdk8s-zero-downtime/cdk8s-zero-downtime-go/zerodowntime': 'zerodowntime',
};

const go: Language = {
  name: 'Go',
  synthesise(scratch, outdir) {
    needs('go', 'version');
    generate('go', scratch, ['.', ...WHAT_WE_STAND_ON]);
    const program = join(scratch, 'program');
    mkdirSync(program);
    copyFileSync(join(PROGRAMS, 'shop.go'), join(program, 'main.go'));
    const replaced = Object.entries(GO_MODULES).map(([path, folder]) => `\t${path} => ${join(scratch, 'go', folder)}`);
    writeFileSync(join(program, 'go.mod'), `module shop\n\nreplace (\n${replaced.join('\n')}\n)\n`);
    install(program, 'go', 'mod', 'tidy');
    run(program, 'go', 'build', '-o', 'shop', '.');
    run(program, join(program, 'shop'), outdir);
  },
};

const java: Language = {
  name: 'Java',
  synthesise(scratch, outdir) {
    needs('java', '-version');
    needs('mvn', '--version');
    generate('java', scratch, ['.', ...WHAT_WE_STAND_ON]);
    const program = join(scratch, 'java');
    copyFileSync(join(PROGRAMS, 'pom.xml'), join(program, 'pom.xml'));
    copyFileSync(join(PROGRAMS, 'Shop.java'), join(program, 'src', 'main', 'java', 'Shop.java'));
    const versions = [`-Djsii.version=${versionOf('jsii-pacmak')}`, `-Dconstructs.version=${versionOf('constructs')}`];
    const classpath = join(program, 'classpath');
    const goal = ['dependency:build-classpath', `-Dmdep.outputFile=${classpath}`];
    install(program, 'mvn', '-q', '-B', ...goal, ...versions);
    run(program, 'mvn', '-q', '-B', 'compile', ...versions);
    const classes = [join(program, 'target', 'classes'), readFileSync(classpath, 'utf8').trim()];
    run(program, 'java', '-cp', classes.join(delimiter), 'Shop', outdir);
  },
};

function versionOf(name: string): string {
  const file = join(ROOT, 'node_modules', name, 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

/** @throws Skipped where a tool is not installed */
function needs(tool: string, ...args: readonly string[]): void {
  if (spawnSync(tool, args).status !== 0) throw new Skipped(`${tool} is not installed`);
}

/** @throws Skipped where packages cannot be had */
function install(folder: string, program: string, ...args: readonly string[]): void {
  try {
    run(folder, program, ...args);
  } catch (error) {
    throw new Skipped(`its packages cannot be had: ${(error as Error).message.slice(0, 300)}`);
  }
}

function generate(target: string, scratch: string, packages: readonly string[]): void {
  const pack = ['--npmignore=false', '--pack-command', 'npm pack --ignore-scripts'];
  run(ROOT, 'npx', 'jsii-pacmak', '-t', target, '--code-only', ...pack, '-o', scratch, ...packages);
}

function run(folder: string, program: string, ...args: readonly string[]): void {
  // jsii tells at every start that Node 20 has reached its end.
  const env = { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '1' };
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: folder, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}\n${stdout}${stderr}${error?.message ?? ''}`);
}

function filesIn(folder: string): Readonly<Record<string, string>> {
  return Object.fromEntries(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}

/** What a language writes otherwise than TypeScript does. */
function differences(expected: Readonly<Record<string, string>>, outdir: string): readonly string[] {
  const found = filesIn(outdir);
  const files = [...new Set([...Object.keys(expected), ...Object.keys(found)])];
  return files.filter((file) => found[file] !== expected[file]);
}

/** Whether a language writes what TypeScript writes, or is skipped. */
function holds({ name, synthesise }: Language, expected: Readonly<Record<string, string>>, folder: string): boolean {
  const scratch = join(folder, name);
  const outdir = join(folder, `${name}-manifests`);
  mkdirSync(scratch);
  try {
    synthesise(scratch, outdir);
    const different = differences(expected, outdir);
    console.log(different.length === 0 ? `ok    ${name}` : `WRONG ${name} writes ${different.join(', ')} otherwise`);
    return different.length === 0;
  } catch (error) {
    const isSkipped = error instanceof Skipped;
    console.log(`${isSkipped ? 'skip ' : 'WRONG'} ${name}: ${(error as Error).message}`);
    return isSkipped;
  }
}

function main(): number {
  // What the guard warns of is not what is tried here.
  process.removeAllListeners('warning');
  const folder = mkdtempSync(join(tmpdir(), 'languages-'));
  try {
    run(ROOT, 'npx', 'jsii');
    run(ROOT, 'npm', 'run', '--silent', 'build');
    shop(join(folder, 'TypeScript-manifests'));
    const expected = filesIn(join(folder, 'TypeScript-manifests'));
    return [python, go, java].filter((language) => !holds(language, expected, folder)).length;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

process.exitCode = main() === 0 ? 0 : 1;
