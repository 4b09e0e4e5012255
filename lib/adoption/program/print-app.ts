import { newApp } from '../new-app/new-app';
import type { AdoptedApp, AdoptedChart, Constant, Part, Statement } from './adopted-app';
import { construct, literal, name } from './expression';
import { namesIn } from './names-in';
import { printImports, type FileOf } from './print-imports';
import { printConstant, printPart, printStatement } from './print-part';

/** What the package of an app is called, and what npm installs as this library. */
export interface PackageOf {
  readonly name: string;
  readonly library: string;
}

/** Files of a new app that hold its one service: an adopted one has its own. */
const OF_ITS_SERVICE = ['main.ts', 'main.test.ts'];

/** The files of an app, by their paths. */
export function printApp(app: AdoptedApp, of: PackageOf): ReadonlyMap<string, string> {
  const files = new Map([...newApp(of)].filter(([path]) => !OF_ITS_SERVICE.includes(path)));
  files.set('main.ts', mainOf(app));
  files.set('main.test.ts', TEST);
  for (const [file, constants] of constantFiles(app)) {
    if (constants.length > 0) files.set(`${file}.ts`, constantsText(constants));
  }
  for (const chart of app.charts) {
    for (const part of chart.parts) files.set(`${fileOf(part, chart, app)}.ts`, printPart(part, namesFrom(app)));
  }
  for (const { path, text } of app.imports) files.set(`${path}.ts`, text);
  return files;
}

/** The path of the file of a part, without its ending: with several charts, each has a folder. */
export function fileOf(part: Part, chart: AdoptedChart, { charts }: AdoptedApp): string {
  return charts.length > 1 ? `${chart.name}/${part.id}` : part.id;
}

/** The files that hold constants, and which. */
function constantFiles({ facts, shared }: AdoptedApp): readonly (readonly [string, readonly Constant[]])[] {
  return [
    ['facts', facts],
    ['shared', shared],
  ];
}

/** Where names of the program itself come from. */
function namesFrom(app: AdoptedApp): ReadonlyMap<string, FileOf> {
  const folder = app.charts.length > 1 ? '../' : './';
  return new Map<string, FileOf>([
    ...constantFiles(app).flatMap(([file, constants]) =>
      constants.map(({ name: one }) => [one, { path: folder + file }] as const),
    ),
    ...app.imports.map(({ name: one, path }) => [one, { path: folder + path, isWhole: true }] as const),
  ]);
}

function constantsText(constants: readonly Constant[]): string {
  const names = new Set(constants.flatMap(({ value }) => namesIn(value)));
  return [...(names.size > 0 ? [printImports(names)] : []), ...constants.map(printConstant)].join('\n');
}

function mainOf(app: AdoptedApp): string {
  const classes = classNames(app);
  const imports = app.charts
    .flatMap((chart) =>
      chart.parts.map((part) => {
        const alias = classes.get(part) ?? part.className;
        const what = alias === part.className ? alias : `${part.className} as ${alias}`;
        return `import { ${what} } from './${fileOf(part, chart, app)}';\n`;
      }),
    )
    .join('');
  const charts = app.charts.map((chart) => chartText(chart, classes)).join('\n');
  return `import { App, Chart } from 'cdk8s';
${imports}
/** Everything that was adopted: a chart for each cluster's content. */
export function adopted(app: App): App {
${charts}
  return app;
}

if (require.main === module) adopted(new App()).synth();
`;
}

function chartText({ name: id, parts }: AdoptedChart, classes: ReadonlyMap<Part, string>): string {
  const variable = variableOf(id);
  const chart: Statement = { name: variable, value: construct('Chart', name('app'), literal(id.replaceAll('/', '-'))) };
  const made = parts.map((part): Statement => ({
    value: construct(classes.get(part) ?? part.className, name(variable), literal(part.id)),
  }));
  return [chart, ...made].map((statement) => `${printStatement(statement, 2)}\n`).join('');
}

function variableOf(chart: string): string {
  const camel = chart.replace(/[^A-Za-z0-9]+(.)?/g, (_, letter: string | undefined) => (letter ?? '').toUpperCase());
  return `${camel.charAt(0).toLowerCase()}${camel.slice(1)}Chart`.replace(/^(?=\d)/, '_');
}

/** A class that several charts have is known by its chart, too. */
function classNames({ charts }: AdoptedApp): ReadonlyMap<Part, string> {
  const taken = new Set(['App', 'Chart']);
  const names = new Map<Part, string>();
  for (const chart of charts) {
    for (const part of chart.parts) {
      let name = part.className;
      for (let count = 1; taken.has(name); count += 1) {
        const prefix = variableOf(chart.name).replace(/Chart$/, '');
        const number = count > 1 ? String(count) : '';
        name = `${prefix.charAt(0).toUpperCase()}${prefix.slice(1)}${part.className}${number}`;
      }
      taken.add(name);
      names.set(part, name);
    }
  }
  return names;
}

const TEST = `import { Testing, type App } from 'cdk8s';
import 'cdk8s-zero-downtime/jest';
import { adopted } from './main';

const app: App = adopted(Testing.app());

test.each(app.charts.map((chart) => [chart.node.id, chart] as const))('nothing in %s loses requests', (_, chart) => {
  expect(chart).toHaveNoFindings();
});
`;
