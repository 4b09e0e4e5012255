import { GITHUB_WORKFLOW, GITLAB_PIPELINE } from './pipelines';
import { MAIN, TEST } from './program';

/** What a new app is made of. */
export interface NewApp {
  /** The name of the package, as npm allows it. */
  readonly name: string;
  /** What npm installs as this library: a version, or a file. */
  readonly library: string;
}

/** What the app is built with, beside this library; each as its users install it today. */
const PEERS = { cdk8s: '^2.68.11', 'cdk8s-plus-28': '^2.5.6', constructs: '^10.3.0' };
const TOOLS = {
  '@types/jest': '^30.0.0',
  '@types/node': '^20.0.0',
  jest: '^30.0.0',
  'ts-jest': '^29.4.0',
  tsx: '^4.20.0',
  typescript: '~5.9.0',
};

/** The files of a new app with one service, by their paths. */
export function newApp(app: NewApp): ReadonlyMap<string, string> {
  return new Map([
    ['package.json', packageJson(app)],
    ['tsconfig.json', json(TSCONFIG)],
    ['cdk8s.yaml', 'language: typescript\napp: npx tsx main.ts\n'],
    ['main.ts', MAIN],
    ['main.test.ts', TEST],
    ['.gitignore', 'node_modules/\ndist/\n'],
    ['.github/workflows/zero-downtime.yaml', GITHUB_WORKFLOW],
    ['.gitlab-ci.yml', GITLAB_PIPELINE],
  ]);
}

const TSCONFIG = {
  compilerOptions: {
    target: 'ES2022',
    module: 'node16',
    moduleResolution: 'node16',
    strict: true,
    noUncheckedIndexedAccess: true,
    isolatedModules: true,
    skipLibCheck: true,
    noEmit: true,
    types: ['node', 'jest'],
  },
  include: ['**/*.ts'],
};

function packageJson({ name, library }: NewApp): string {
  return json({
    name,
    version: '0.0.0',
    private: true,
    scripts: {
      synth: 'tsx main.ts && zero-downtime check dist',
      simulate: 'zero-downtime simulate dist',
      test: 'tsc && jest',
    },
    dependencies: { 'cdk8s-zero-downtime': library, ...PEERS },
    devDependencies: TOOLS,
    jest: {
      testMatch: ['<rootDir>/*.test.ts'],
      transform: { '^.+\\.ts$': ['ts-jest', { diagnostics: false }] },
    },
  });
}

/** A list of short texts stands on one line, as formatters have it. */
function json(value: object): string {
  const text = JSON.stringify(value, null, 2);
  return `${text.replace(/\[\s+("[^[\]{}]*")\s+\]/g, (_, items: string) => `[${items.replace(/\s*\n\s*/g, ' ')}]`)}\n`;
}
