import { mkdirSync, mkdtempSync, rmSync, writeFileSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { ESLint } from 'eslint';
import ts from 'typescript';
import tseslint from 'typescript-eslint';
import {
  adoptFaithfully,
  adoptImproved,
  isDefinition,
  printApp,
  type AdoptedApp,
  type ImprovedAdoption,
} from '../../../lib/adoption';
import { improvementsOf } from '../../../lib/adoption/compare/improvements';
import { judgeManifests, unchangeable } from '../../../lib/cli/adoption/judge-manifests';
import { adoptionLibraries, withoutWarnings } from '../../../lib/cli/adoption/libraries';
import { compareReleases } from '../../../lib/check';
import { fixTexts } from '../../../lib/repair';
import { decodeText, readSource, readTogether, type SourceText } from '../../../lib/source';
import { identityText, readWorld, type Manifest, type World } from '../../../lib/workload';

const USAGE = 'npm run adopt:folders -- FOLDER… [--crds FOLDER]… [--list]';
const LIBRARIES = adoptionLibraries();

/** A folder that is adopted as one cluster's content. */
interface Folder {
  readonly name: string;
  readonly texts: readonly SourceText[];
}

/** Every folder with manifests, each by itself. */
function foldersIn(root: string): readonly Folder[] {
  const entries = readdirSync(root).sort();
  const isFolder = (name: string) => statSync(join(root, name), { throwIfNoEntry: false })?.isDirectory() ?? false;
  const files = entries.filter((name) => /\.(ya?ml|json)$/.test(name) && !isFolder(name));
  const texts = files.flatMap((name): SourceText[] => {
    const decoded = decodeText(readFileSync(join(root, name)));
    const text = 'code' in decoded ? '' : decoded.text;
    const isReadable = readSource(text, name).problems.length === 0 && text !== '';
    return isReadable ? [{ file: name, text, directory: '.' }] : [];
  });
  const below = entries.filter((name) => !['.git', 'node_modules'].includes(name) && isFolder(name));
  return [
    ...(texts.length > 0 ? [{ name: root, texts }] : []),
    ...below.flatMap((name) => foldersIn(join(root, name))),
  ];
}

const counts = { folders: 0, objects: 0, workloads: 0, lifted: 0, improvements: 0, leftOut: 0, untyped: 0 };
/** Of custom resources whose own definitions are not in their folder. */
let definitions: readonly Manifest[] = [];
const wrong: string[] = [];
const plain: string[] = [];

/** @returns the files of its apps, by their paths */
function look({ name, texts }: Folder): ReadonlyMap<string, string> {
  const before = readWorld(readTogether(texts).manifests);
  if (before.manifests.length === 0) return new Map();
  const faithful = adoptFaithfully(before, { name: 'adopted', libraries: LIBRARIES, definitions });
  for (const { object } of faithful.unequal) wrong.push(`${name}: --faithful makes another ${identityText(object)}`);
  const improved = improvedOf(before, texts);
  count(before, improved);
  tellDifferences(name, before, improved);
  return new Map([...printed('faithful', faithful.app), ...printed('improved', improved.app)]);
}

function improvedOf(before: World, texts: readonly SourceText[]): ImprovedAdoption {
  return withoutWarnings(() =>
    adoptImproved({
      before,
      repaired: readWorld(readTogether(fixTexts(texts, { assume: true }).texts).manifests),
      name: 'adopted',
      libraries: LIBRARIES,
      definitions,
      judge: (manifests) => judgeManifests(manifests, {}),
      immutable: (manifests) => unchangeable(before.manifests, manifests, {}),
    }),
  );
}

function count(before: World, { improvements, leftOut, untyped, plain: stay }: ImprovedAdoption): void {
  counts.folders += 1;
  counts.objects += before.manifests.length;
  counts.workloads += before.workloads.length;
  counts.lifted += before.workloads.length - stay.length;
  counts.improvements += improvements.length;
  counts.leftOut += leftOut.length;
  for (const { manifest, misfit } of untyped)
    plain.push(`${identityText(manifest.object)}: ${misfit ?? 'no definition'}`);
  counts.untyped += untyped.length;
  for (const { resource, reason } of stay) plain.push(`${resource.kind} ${resource.name}: ${reason}`);
}

/** Everything that is otherwise is printed, `check` is silent, and no identity is another one. */
function tellDifferences(name: string, before: World, adoption: ImprovedAdoption): void {
  const { made, improvements, unequal } = adoption;
  const told = new Set(improvements.map(({ resource, path }) => JSON.stringify([resource, path])));
  const were = new Map(before.manifests.map((manifest) => [identityText(manifest.object), manifest]));
  for (const { object } of unequal) wrong.push(`${name}: ${identityText(object)} is lost`);
  // Of what stands twice nobody can tell which one is meant.
  if (were.size < before.manifests.length) return;
  for (const manifest of made) {
    const was = were.get(identityText(manifest.object));
    const changes = was ? improvementsOf(was, manifest) : [];
    for (const { resource, path } of changes.filter((one) => !told.has(JSON.stringify([one.resource, one.path]))))
      wrong.push(`${name}: ${resource.name}: ${path.join('.')} is otherwise and not printed`);
  }
  for (const { rule, message } of judgeManifests(made, {}).filter(({ isRefused }) => !isRefused))
    wrong.push(`${name}: check is not silent: ${rule}: ${message}`);
  for (const message of identityChanges(before.manifests, made)) wrong.push(`${name}: --against: ${message}`);
}

function identityChanges(before: readonly Manifest[], after: readonly Manifest[]): readonly string[] {
  const { findings } = compareReleases(before, after);
  return findings.filter(({ severity }) => severity === 'error').map(({ message }) => message);
}

function printed(kind: string, app: AdoptedApp): readonly (readonly [string, string])[] {
  const files = [...printApp(app, { name: 'adopted', library: '^0.1.0' })];
  return files.filter(([path]) => path.endsWith('.ts')).map(([path, text]) => [join(kind, path), text]);
}

/** Compiles the apps as their users do, against this library. */
function compile(root: string, files: readonly string[]): void {
  const own = join(__dirname, '../../..');
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.CommonJS,
    moduleResolution: ts.ModuleResolutionKind.Node10,
    ignoreDeprecations: '6.0',
    strict: true,
    noUncheckedIndexedAccess: true,
    noEmit: true,
    skipLibCheck: true,
    esModuleInterop: true,
    types: ['node', 'jest'],
    typeRoots: [join(own, 'node_modules/@types')],
    baseUrl: own,
    paths: {
      'cdk8s-zero-downtime': [join(own, 'lib/index.ts')],
      'cdk8s-zero-downtime/jest': [join(own, 'lib/testing/index.ts')],
    },
  };
  const diagnostics = ts.getPreEmitDiagnostics(ts.createProgram(files as string[], options));
  for (const { file, messageText } of diagnostics.filter(({ file: one }) => one?.fileName.startsWith(root)))
    wrong.push(`${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
}

async function lint(root: string, files: readonly string[]): Promise<void> {
  const eslint = new ESLint({
    cwd: root,
    overrideConfigFile: true,
    overrideConfig: tseslint.configs.recommended as never,
  });
  for (const { filePath, messages } of await eslint.lintFiles([...files]))
    for (const { message, line } of messages) wrong.push(`${filePath}:${line}: ${message}`);
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { list: { type: 'boolean' }, crds: { type: 'string', multiple: true, default: [] } },
    allowPositionals: true,
  });
  if (positionals.length === 0) throw new Error(USAGE);
  definitions = values.crds
    .flatMap(foldersIn)
    .flatMap(({ texts }) => readTogether(texts).manifests)
    .filter(({ object }) => isDefinition(object));
  const root = mkdtempSync(join(__dirname, '../../../node_modules/.adopted-'));
  const written: string[] = [];
  try {
    for (const [index, folder] of positionals.flatMap(foldersIn).entries()) {
      for (const [path, text] of look(folder)) {
        const file = join(root, `${index}-${basename(folder.name)}`, path);
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, text);
        written.push(file);
      }
    }
    compile(root, written);
    await lint(root, written);
  } finally {
    rmSync(root, { recursive: true });
  }
  for (const one of wrong) console.log(`WRONG ${one}`);
  if (values.list) for (const one of plain) console.log(`plain: ${one}`);
  const { folders, objects, workloads, lifted, improvements, leftOut, untyped } = counts;
  console.log(
    `${folders} folders, ${objects} objects (${leftOut} left where they are, ${untyped} custom ones without types), ${workloads} workloads, ${lifted} of them constructs; ${improvements} improvements printed; ${written.length} files compiled and linted; ${wrong.length} wrong`,
  );
  return wrong.length === 0 ? 0 : 1;
}

void main().then((code) => {
  process.exitCode = code;
});
