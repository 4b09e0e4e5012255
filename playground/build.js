// The playground as one page with everything in it: docs/playground/index.html. Nothing is asked of any network when it
// runs, which its policy says as well.
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { build } = require('esbuild');

const root = join(__dirname, '..');
const OPTIONS = {
  absWorkingDir: root,
  bundle: true,
  write: false,
  platform: 'browser',
  target: 'es2022',
  format: 'iife',
  minify: true,
  charset: 'ascii',
  loader: { '.yaml': 'text' },
  legalComments: 'none',
  logLevel: 'warning',
};

/** What styles of the editor are known by. */
const EDITOR = 'editor';

async function bundled(entry, define = {}) {
  const { outputFiles } = await build({ ...OPTIONS, entryPoints: [entry], define });
  return outputFiles[0].text.trim();
}

/** A script as it may stand in a page: nothing in it ends its element. */
const inHtml = (script) => script.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');

const hashOf = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The page as a text. */
async function playground() {
  const worker = await bundled('playground/engine/worker.ts');
  const define = { WORKER_SOURCE: JSON.stringify(worker), STYLE_NONCE: JSON.stringify(EDITOR) };
  const script = inHtml(await bundled('playground/page/main.ts', define));
  const style = (await bundled('playground/page/style.css')).replaceAll('\r\n', '\n');
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    'worker-src blob:',
    // The editor brings its style by itself, and may by this name.
    `style-src-elem ${hashOf(style)} 'nonce-${EDITOR}'`,
    // The editor places its lines and tooltips by attributes.
    "style-src-attr 'unsafe-inline'",
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const page = readFileSync(join(__dirname, 'page', 'page.html'), 'utf8');
  return page
    .replace('"policy"', () => `"${policy}"`)
    .replace('<!-- style -->', () => `<style>${style}</style>`)
    .replace('<!-- script -->', () => `<script>${script}</script>`);
}

module.exports = { playground };
if (require.main === module) {
  playground().then(
    (page) => {
      const folder = join(root, 'docs', 'playground');
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'index.html'), page);
    },
    (error) => {
      process.stderr.write(`${error.message}\n`);
      process.exitCode = 1;
    },
  );
}
