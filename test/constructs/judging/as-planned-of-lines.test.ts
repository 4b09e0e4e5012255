import { createRequire } from 'node:module';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { buildSync } from 'esbuild';
import type { areAsPlanned } from '../../../lib/constructs/judging/are-as-planned';
import type { renderApp } from '../../../lib/constructs/rendering/app/rendered-app';
import type { CONSTRUCTS } from '../every-construct';

interface Library {
  readonly areAsPlanned: typeof areAsPlanned;
  readonly renderApp: typeof renderApp;
  readonly CONSTRUCTS: typeof CONSTRUCTS;
}

/** The doors to other lines are the same code with another package. */
function libraryOf(line: string): Library {
  const { outputFiles } = buildSync({
    stdin: {
      contents: `
        export { areAsPlanned } from './lib/constructs/judging/are-as-planned';
        export { renderApp } from './lib/constructs/rendering/app/rendered-app';
        export { CONSTRUCTS } from './test/constructs/every-construct';`,
      resolveDir: join(__dirname, '../../..'),
    },
    alias: { 'cdk8s-plus-28': line },
    write: false,
    bundle: true,
    packages: 'external',
    platform: 'node',
  });
  const library = { exports: {} };
  new Function('module', 'exports', 'require', outputFiles[0]?.text ?? '')(
    library,
    library.exports,
    createRequire(__filename),
  );
  return library.exports as Library;
}

test('what a later line of cdk8s-plus writes out of what Kubernetes does anyway leaves all constructs as planned', () => {
  const { areAsPlanned: isPlanned, renderApp: render, CONSTRUCTS: all } = libraryOf('cdk8s-plus-33');
  const asPlanned = all.filter(([, make]) => {
    const app = new App();
    make(new Chart(app, 'chart'), {});
    return isPlanned(render(app).objects);
  });
  expect(asPlanned).toEqual(all);
});
