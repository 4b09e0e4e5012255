import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DeclarationReflection, ProjectReflection } from 'typedoc' with { 'resolution-mode': 'import' };
import { readPages, type Pages } from './pages';

interface Door {
  /** What users import, and what the page is called. */
  readonly name: string;
  /** What it has, in one sentence. */
  readonly says: string;
  /** Whether members need a docstring too, or only what is exported. */
  readonly members: boolean;
}

/** The public doors by their names in typedoc. Data that rules and reports pass on is named well enough. */
const DOORS: Readonly<Record<string, Door>> = {
  index: { name: 'constructs', says: 'What manifests are written with: the package itself.', members: true },
  check: { name: 'check', says: 'The rules, from a program: `cdk8s-zero-downtime/check`.', members: false },
  simulation: {
    name: 'simulation',
    says: 'Releases, drains and crashes played, from a program: `cdk8s-zero-downtime/simulation`.',
    members: false,
  },
  testing: { name: 'jest', says: 'Matchers for tests: `cdk8s-zero-downtime/jest` and `jest-globals`.', members: false },
};

const OPTIONS = {
  name: 'API',
  entryPoints: ['lib/index.ts', 'lib/check/index.ts', 'lib/simulation/index.ts', 'lib/testing/index.ts'],
  plugin: ['typedoc-plugin-markdown'],
  logLevel: 'Warn',
  // Types have their own command, `npm run types`.
  skipErrorChecking: true,
  readme: 'none',
  excludeExternals: true,
  excludePrivate: true,
  excludeInternal: true,
  disableSources: true,
  disableGit: true,
  hideGenerator: true,
  githubPages: false,
  entryFileName: 'README',
  // A page for each class, interface and function: one of the constructs alone would have 14,000 lines.
  outputFileStrategy: 'members',
  indexFormat: 'table',
  interfacePropertiesFormat: 'table',
  enumMembersFormat: 'table',
  tableColumnSettings: { hideModifiers: true, hideInherited: true, hideOverrides: true },
  hideBreadcrumbs: true,
  hidePageHeader: true,
  parametersFormat: 'table',
  sort: ['source-order'],
  validation: { notExported: false, invalidLink: true, notDocumented: false },
};

export interface ApiPages {
  readonly pages: Pages;
  /** The public names that say nothing about themselves. */
  readonly undocumented: readonly string[];
}

/** The pages of the public API, from the docstrings behind the doors. */
export async function apiPages(): Promise<ApiPages> {
  const folder = mkdtempSync(join(tmpdir(), 'zero-downtime-api-'));
  try {
    const { Application, Comment, OptionDefaults, TSConfigReader } = await import('typedoc');
    // `@jsii` speaks to the compiler of other languages.
    const tags = {
      blockTags: [...OptionDefaults.blockTags, '@jsii'],
      excludeTags: [...OptionDefaults.excludeTags, '@jsii'],
    };
    const app = await Application.bootstrapWithPlugins({ ...OPTIONS, ...tags } as object, [new TSConfigReader()]);
    const project = await app.convert();
    if (!project) throw new Error('typedoc cannot read the public API');
    const undocumented = undocumentedIn(project);
    for (const module of project.children ?? []) {
      const door = DOORS[module.name];
      if (!door) continue;
      module.name = door.name;
      module.comment = new Comment([{ kind: 'text', text: door.says }]);
    }
    app.validate(project);
    await app.outputs.writeOutput({ name: 'markdown', path: folder }, project);
    if (app.logger.hasErrors() || app.logger.hasWarnings())
      throw new Error('typedoc is not content with the docstrings');
    return { pages: readPages(folder), undocumented };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function undocumentedIn(project: ProjectReflection): readonly string[] {
  return (project.children ?? []).flatMap((module) => {
    const exported = module.children ?? [];
    const members = DOORS[module.name]?.members ? exported.flatMap((symbol) => symbol.children ?? []) : [];
    const silent = [...exported, ...members].filter((symbol) => !isDocumented(symbol));
    return silent.map((symbol) => `lib/${module.name}: ${symbol.getFullName().slice(module.name.length + 1)}`);
  });
}

/** An override has the words of what it overrides, and a constructor those of its class and its props. */
function isDocumented(symbol: DeclarationReflection): boolean {
  if (symbol.overwrites || symbol.name === 'constructor') return true;
  const ofType = symbol.type?.type === 'reflection' ? symbol.type.declaration.signatures : undefined;
  const said = [symbol, symbol.getSignature, ...(symbol.signatures ?? []), ...(ofType ?? [])];
  return said.some((reflection) => reflection?.hasComment());
}
