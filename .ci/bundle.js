// The second half of `npm run build`: declarations are TypeScript's, code is bundled. Each folder of lib/ becomes one
// file, since hundreds of small ones take Node longer to find than to run; who loads one folder still loads only what
// that one imports.
const { existsSync, mkdirSync, readdirSync, writeFileSync } = require('node:fs');
const { dirname, join, relative } = require('node:path');
const { build } = require('esbuild');
const { bin, exports: doors, peerDependencies } = require('../package.json');
const { fileOf, firstNeeded, OF_A_LINE, roomOf, SELDOM_NEEDED } = require('./first-needed.js');

const root = join(__dirname, '..');
const lib = join(root, 'lib');

/** What every synthesis needs of other rooms stands in one file, as if it were a room. */
const FIRST = join(lib, 'first.ts');

/** What package.json promises, and the custom resources; the folders that they need follow from what they import. */
function entries() {
  const promised = [...Object.values(doors), ...Object.values(bin ?? {})]
    .flatMap((target) => (typeof target === 'string' ? target : target.default))
    .filter((target) => target.endsWith('.js') && !target.includes('*'))
    .map((target) => join(root, target.replace(/^(\.\/)?build\//, '').replace(/\.js$/, '.ts')));
  const imports = readdirSync(join(root, 'imports')).map((file) => join(root, 'imports', file));
  return [...promised, ...imports].filter((file) => file.endsWith('.ts') && existsSync(file));
}

const PROMISED = entries();

/**
 * Plain properties instead of getters, which cost a call wherever another folder uses what this one exports. Written
 * with quotes, since Node looks for `module.exports =` to tell the names that ES modules can import.
 */
const PLAIN_EXPORTS =
  "module['exports'] = Object.assign(Object.defineProperty({}, '__esModule', { value: true }), module.exports);";

const written = (from, file) => {
  const path = relative(dirname(from), file).replaceAll('\\', '/').replace(/\.ts$/, '.js');
  return path.startsWith('.') ? path : `./${path}`;
};

/** Leaves imports of other folders as they are, relative to the file that is written, and notes what they need. */
const stayInRoom = (entry, needed, first) => ({
  name: 'stay-in-room',
  setup({ onLoad, onResolve }) {
    const isOfLine = OF_A_LINE.includes(roomOf(entry));
    const ofIndex = new Map(
      [...first.keys()]
        .map((file) => join(lib, roomOf(file), 'index.ts'))
        .map((index) => [index, [...first.values()].flat()]),
    );
    onResolve({ filter: /^\./ }, ({ path, importer, namespace, kind, resolveDir }) => {
      if (namespace === 'first') return { path, external: true };
      if (kind === 'entry-point' || !importer.startsWith(lib)) return undefined;
      const file = fileOf(resolveDir, path);
      if (first.has(file) || (isOfLine && ofIndex.has(file)))
        return { path: relative(lib, file), namespace: 'first', sideEffects: false };
      if (roomOf(file) === roomOf(entry)) return undefined;
      needed.push(file);
      return { path: written(entry, file), external: true };
    });
    onLoad({ filter: /./, namespace: 'first' }, ({ path }) => {
      const file = join(lib, path);
      const names = first.get(file) ?? ofIndex.get(file);
      return { contents: `export { ${names.join(', ')} } from '${written(entry, FIRST)}';`, loader: 'js' };
    });
  },
});

/** The file of what every synthesis needs. */
function bundleFirst(first) {
  const lines = [...first].map(
    ([file, names]) => `export { ${names.join(', ')} } from '${written(FIRST, file).slice(0, -3)}';`,
  );
  const inside = {
    name: 'inside',
    setup({ onResolve }) {
      onResolve({ filter: /^\./ }, ({ path, resolveDir }) => ({ path: fileOf(resolveDir, path), sideEffects: false }));
    },
  };
  return write(FIRST, { stdin: { contents: lines.join('\n'), resolveDir: lib } }, inside);
}

/** Has a file require those rooms where it uses them, unless it does nothing without. */
function requiringLate(code) {
  const seldom = new RegExp(
    `^var (import_\\w+) = (require\\("\\.\\.?/(?:${SELDOM_NEEDED.join('|')})/index\\.js"\\));$`,
    'gm',
  );
  const names = [...code.matchAll(seldom)].map(([, name]) => name);
  const late = code.replace(seldom, 'var $1_room;\nvar $1 = () => $1_room ??= $2;');
  return names.reduce(
    (text, name) =>
      text.replaceAll(new RegExp(`(\\bnew )?\\b${name}\\.`, 'g'), (_all, made) =>
        made ? `new (${name}()).` : `${name}().`,
      ),
    late,
  );
}

/** Has a file require everything once, and not once for each of its parts: rules alone would ask 200 times for two rooms. */
function requiringOnce(code) {
  const first = new Map();
  const same = new Map();
  const once = code.replace(/^var (\w+) = (.*require\("[^"]+"\)\)?);\n/gm, (whole, name, required) => {
    if (!first.has(required)) first.set(required, name);
    if (first.get(required) === name) return whole;
    same.set(name, first.get(required));
    return '';
  });
  return once.replace(/\b\w+\b/g, (name) => same.get(name) ?? name);
}

/** How esbuild lets others see what a file exports: by functions that are called wherever one is used. */
const BY_GETTERS = /^__export\((\w+), \{\n([^]*?)\n\}\);\nmodule\.exports = __toCommonJS\(\1\);\n/m;
const GETTER = /^ {2}(\w+): \(\) => (\w+),?$/;

/** Has a file that nothing which it needs needs in turn hand out what it exports at its end, without a function for each. */
function exportingAtOnce(code) {
  const [getters, , lines] = BY_GETTERS.exec(code) ?? [];
  const exported = lines?.split('\n').map((line) => GETTER.exec(line));
  if (!exported?.every(Boolean)) return code;
  const names = exported.map(([, name, value]) => (name === value ? name : `${name}: ${value}`)).join(', ');
  const atOnce = `module['exports'] = Object.defineProperty({ ${names} }, '__esModule', { value: true });`;
  return code.replace(getters, '').replace(PLAIN_EXPORTS, () => atOnce);
}

/** Takes from a file what says where its parts come from, and, where no ES module imports it, the names for those. */
function withoutNotes(file, code) {
  const text = code.replace(/^\/\/ (?:lib\/|first:).*\n/gm, '');
  const isOfLine = OF_A_LINE.includes(roomOf(file)) && file !== FIRST;
  if (isOfLine || PROMISED.includes(file)) return text;
  return text.replace(/^\/\/ Annotate the CommonJS export names.*\n0 && \(module\.exports = \{[^}]*\}\);\n/m, '');
}

/** What no circle of imports leads through: each of its files is whole before another one asks for it. */
const handingOut = (file, code) => (file === FIRST || OF_A_LINE.includes(roomOf(file)) ? exportingAtOnce(code) : code);

async function write(file, input, plugin) {
  const outfile = join(root, 'build', relative(root, file)).replace(/\.ts$/, '.js');
  const { outputFiles } = await build({
    ...input,
    outfile,
    write: false,
    bundle: true,
    external: Object.keys(peerDependencies),
    platform: 'node',
    target: 'node20',
    footer: { js: PLAIN_EXPORTS },
    logLevel: 'warning',
    plugins: [plugin],
  });
  mkdirSync(dirname(outfile), { recursive: true });
  for (const { text } of outputFiles)
    writeFileSync(outfile, withoutNotes(file, handingOut(file, requiringLate(requiringOnce(text)))));
}

async function bundle(entry, first) {
  const needed = [];
  await write(entry, { entryPoints: [entry] }, stayInRoom(entry, needed, first));
  return needed;
}

async function main() {
  const first = await firstNeeded();
  await bundleFirst(first);
  const seen = new Set();
  for (let open = PROMISED; open.length > 0;) {
    const now = [...new Set(open)].filter((entry) => !seen.has(entry));
    for (const entry of now) seen.add(entry);
    open = (await Promise.all(now.map((entry) => bundle(entry, first)))).flat();
  }
}

main().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
