// A step of `npm run build`, after code and declarations: doors to other lines of cdk8s-plus. The rooms that use it are
// functions of it, so that each line has constructs of its own from the same code; what knows no line is there once.
const { existsSync, mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { dirname, join, relative, resolve } = require('node:path');
const { DESCRIBED, LINES, OWN } = require('./plus-lines.js');

const lib = join(__dirname, '..', 'build', 'lib');

/** The rooms that are made anew for each line, and where they stand in it. */
const ROOMS = { constructs: 'constructs/index.js', synthesis: 'synthesis/index.js', door: 'index.js' };

/** What Node and bundlers read the names of a CommonJS module from. */
const NAMES = /0 && \(module\.exports = \{[^}]*\}\);/;

const relativeTo = (from, to) => {
  const path = relative(dirname(from), to).replaceAll('\\', '/');
  return path.startsWith('.') ? path : `./${path}`;
};

/** Makes a room a function of a line: what it requires of one is what it is given. */
function makeRoom([room, file]) {
  const path = join(lib, file);
  const code = readFileSync(path, 'utf8');
  const given = [
    // A line says of itself that it is `__esModule`, so that a copy of it for imports is no other than itself.
    [`__toESM(require("cdk8s-plus-${OWN}"))`, 'plus'],
    [`require("cdk8s-plus-${OWN}")`, 'plus'],
    ...Object.entries(ROOMS).map(([name, one]) => [`require("${relativeTo(path, join(lib, one))}")`, name]),
  ];
  const body = given.reduce((text, [required, as]) => text.replaceAll(required, `line.${as}`), code);
  // In brackets, a function is compiled when it is read: it is called at once, and else would be read twice.
  writeFileSync(
    path.replace(/index\.js$/, 'for-line.js'),
    `module.exports = (function (line) {\nconst module = { exports: {} };\nlet exports = module.exports;\n${body}\nreturn module.exports;\n});\n`,
  );
  const [names = ''] = NAMES.exec(code) ?? [];
  writeFileSync(
    path,
    `module['exports'] = require('${relativeTo(path, join(lib, 'lines.js'))}').usual().${room};\n${names}\n`,
  );
  return names;
}

/** What knows the lines: one library for each, made when somebody asks for it. */
function linesText() {
  const tries = [OWN, ...[...LINES].reverse()].map((line) => `  () => require('cdk8s-plus-${line}'),\n`).join('');
  const rooms = Object.entries(ROOMS)
    .map(([room, file]) => `  line.${room} = require('./${file.replace('index.js', 'for-line.js')}')(line);\n`)
    .join('');
  return `// Each line of cdk8s-plus has a library of its own.
const made = new Map();
exports.of = (plus) => {
  if (made.has(plus)) return made.get(plus);
  const line = { plus };
  made.set(plus, line);
${rooms}  return line;
};

// What is not installed is undefined; what fails of itself fails.
const installed = (load) => {
  try {
    return load();
  } catch (error) {
    if (error.code === 'MODULE_NOT_FOUND' && /'cdk8s-plus-\\d+'/.test(error.message)) return undefined;
    throw error;
  }
};

// The line that somebody names.
exports.named = (name, load) => {
  const plus = installed(load);
  if (plus) return exports.of(plus);
  throw new Error(\`cdk8s-zero-downtime/\${name.slice('cdk8s-'.length)} needs \${name}, which is not installed: npm install \${name}\`);
};

const LINES = [
${tries}];
// Who names no line means ${OWN}, or the newest that is there.
exports.usual = () => {
  for (const load of LINES) {
    const plus = installed(load);
    if (plus) return exports.of(plus);
  }
  throw new Error('cdk8s-zero-downtime needs cdk8s-plus: npm install cdk8s-plus-${OWN}, or another line, such as cdk8s-plus-33');
};
`;
}

const SPECIFIER = /((?:from|import)\s*\(?\s*['"])(\.[^'"]*)(['"])/g;

function declarationOf(from, specifier) {
  const target = resolve(dirname(from), specifier).replace(/\.js$/, '');
  return [`${target}.d.ts`, join(target, 'index.d.ts')].find((file) => existsSync(file));
}

/** The declarations that the door leads to: each with its text, and with those that it imports. */
function declarations() {
  const found = new Map();
  for (const waiting = [join(lib, 'index.d.ts')]; waiting.length > 0;) {
    const file = waiting.pop();
    if (found.has(file)) continue;
    const text = readFileSync(file, 'utf8');
    const imported = [...text.matchAll(SPECIFIER)].map(([, , specifier]) => declarationOf(file, specifier));
    found.set(file, { text, imported });
    waiting.push(...imported);
  }
  return found;
}

/** Those that are about a line, themselves or by what they import. */
function aboutLine(all) {
  const about = new Set([...all].filter(([, { text }]) => text.includes(`'cdk8s-plus-${OWN}'`)).map(([file]) => file));
  for (let size = -1; size !== about.size;) {
    size = about.size;
    for (const [file, { imported }] of all) if (imported.some((one) => about.has(one))) about.add(file);
  }
  return about;
}

/** The declarations of a line: copies of those that are about one, beside all others. */
function writeDeclarations(line, all, about) {
  const placeOf = (file) => (about.has(file) ? join(lib, `plus-${line}`, relative(lib, file)) : file);
  for (const file of about) {
    const place = placeOf(file);
    const text = all
      .get(file)
      .text.replaceAll(`'cdk8s-plus-${OWN}'`, `'cdk8s-plus-${line}'`)
      .replace(SPECIFIER, (_all, before, specifier, after) => {
        const target = placeOf(declarationOf(file, specifier)).replace(/\.d\.ts$/, '.js');
        return `${before}${relativeTo(place, target).replace(/(\/index)?\.js$/, '$1')}${after}`;
      });
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, DESCRIBED.includes(line) ? text : text.replace(/^ *\/\*\*[^]*?\*\/\n/gm, ''));
  }
}

const names = Object.entries(ROOMS).map(makeRoom).at(-1);
writeFileSync(join(lib, 'lines.js'), linesText());
const all = declarations();
const about = aboutLine(all);
for (const line of LINES) {
  const own = `module['exports'] = require('./lines.js').named('cdk8s-plus-${line}', () => require('cdk8s-plus-${line}')).door;\n${names}\n`;
  writeFileSync(join(lib, `plus-${line}.js`), own);
  writeDeclarations(line, all, about);
}
