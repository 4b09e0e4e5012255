import { parseArgs } from 'node:util';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fixTexts, type FixableText, type FixedTexts } from '../../../lib/repair';
import { check, type Finding } from '../../../lib/check';
import { decodeText, readSource, setPatchesAside } from '../../../lib/source';

const USAGE = 'npm run repair:folders -- FOLDER… [--files] [--list]';

/** A folder that is repaired as one cluster's content, however it lies in its repository. */
interface Folder {
  readonly name: string;
  readonly texts: readonly FixableText[];
}

/** Every folder with manifests, each by itself: what stands in another one is another cluster's. */
function foldersIn(root: string): readonly Folder[] {
  const entries = readdirSync(root).sort();
  const files = entries.filter((name) => /\.(ya?ml|json)$/.test(name) && statSync(join(root, name)).isFile());
  const below = entries.filter((name) => name !== '.git' && name !== 'node_modules' && isFolder(join(root, name)));
  const texts = files.flatMap((name): FixableText[] => {
    const decoded = decodeText(readFileSync(join(root, name)));
    return 'code' in decoded ? [] : [{ file: name, text: decoded.text, directory: '.' }];
  });
  return [
    ...(texts.length > 0 ? [{ name: root, texts }] : []),
    ...below.flatMap((name) => foldersIn(join(root, name))),
  ];
}

/** The files of a folder, each by itself. */
function filesOf({ name, texts }: Folder): readonly Folder[] {
  return texts.map((text) => ({ name: join(name, text.file), texts: [text] }));
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

const lossless = { could: 0, do: 0 };
const wrong: string[] = [];
const left: string[] = [];
let [workloads, edits, refused] = [0, 0, 0];

function look({ name, texts }: Folder): void {
  const readable = texts.filter(({ file, text }) => readSource(text, file).problems.length === 0);
  const fixed = fixTexts(readable, { assume: true });
  workloads += fixed.workloads.length;
  edits += fixed.made.length;
  refused += fixed.refused.length;
  tellLosses(name, fixed);
  const touched = new Set(fixed.made.map(({ file }) => file));
  for (const [index, { file, text }] of fixed.texts.entries()) {
    if (text !== readable[index]?.text && !touched.has(file)) wrong.push(`${join(name, file)}: changed and not told`);
    const { problems } = readSource(text, file);
    if (problems.length > 0) wrong.push(`${join(name, file)}: cannot be read any more: ${problems[0]?.message ?? ''}`);
  }
  const again = fixTexts(fixed.texts, { assume: true });
  if (again.made.length > 0) wrong.push(`${name}: a second run changes ${again.made.length} fields more`);
  for (const finding of newRefusals(readable, fixed)) wrong.push(`${name}: is refused now: ${finding.message}`);
}

function newRefusals(before: readonly FixableText[], { texts }: FixedTexts): readonly Finding[] {
  const known = new Set(refusalsIn(before).map(({ rule, resource }) => JSON.stringify([rule, resource])));
  return refusalsIn(texts).filter(({ rule, resource }) => !known.has(JSON.stringify([rule, resource])));
}

function refusalsIn(texts: readonly FixableText[]): readonly Finding[] {
  const readings = setPatchesAside(texts.map(({ file, text }) => readSource(text, file, { directory: dirname(file) })));
  return check(readings.flatMap(({ manifests }) => manifests)).findings.filter(({ effect }) => effect === 'refused');
}

/** What lost something before and could lose nothing: it has more than one pod, and a release that ends. */
function tellLosses(name: string, fixed: FixedTexts): void {
  for (const { workload, lost, ends, left: reason } of fixed.workloads) {
    const isUnsafer = lost.after > lost.before + 1 || (ends.before && !ends.after);
    const called = `${join(name, '')}: ${workload.kind} ${workload.name}`;
    if (isUnsafer) wrong.push(`${called} loses more than before`);
    if (lost.before === 0 && ends.before) continue;
    lossless.could += 1;
    if (lost.after === 0 && ends.after) lossless.do += 1;
    else left.push(`${called}: ${reason ?? 'no reason'}`);
  }
}

function main(): number {
  const { values, positionals } = parseArgs({
    options: { files: { type: 'boolean' }, list: { type: 'boolean' } },
    allowPositionals: true,
  });
  if (positionals.length === 0) throw new Error(USAGE);
  for (const root of positionals) {
    const folders = foldersIn(root);
    for (const folder of values.files ? folders.flatMap(filesOf) : folders) {
      try {
        look(folder);
      } catch (error) {
        wrong.push(`${folder.name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      }
    }
  }
  for (const one of wrong) console.log(`WRONG ${one}`);
  if (values.list) for (const one of left) console.log(`left: ${one}`);
  console.log(
    `${workloads} workloads, ${edits} edits, ${refused} refused; ${lossless.could} lost something, ${lossless.do} of them lose nothing now; ${wrong.length} wrong`,
  );
  return wrong.length === 0 ? 0 : 1;
}

process.exitCode = main();
