import { posix } from 'node:path';
import {
  adoptedReadme,
  adoptFaithfully,
  adoptImproved,
  faithfulReadme,
  printApp,
  type Adoption,
  type ImprovedAdoption,
  type Libraries,
} from '../../adoption';
import { compareReleases, type CheckOptions } from '../../check';
import { DEFAULT_KUBERNETES_VERSION, parseKubernetesVersion } from '../../kubernetes';
import { fixTexts } from '../../repair';
import { readTogether, type SourceText } from '../../source';
import { readWorld, type Manifest, type World } from '../../workload';
import { judgeManifests, unchangeable } from '../adoption/judge-manifests';
import { adoptionLibraries, withoutWarnings } from '../adoption/libraries';
import { readDefinitions } from '../adoption/read-definitions';
import { leftOutLines, reportLines, unequalLines, untypedLines } from '../adoption/report-lines';
import type { Command } from '../command';
import { readConfig } from '../config/read-config';
import { EXIT, type ExitCode } from '../exit-code';
import { isUnfinishedFolder } from '../files/unfinished';
import { reasonOf } from '../files/walk';
import { sayMadeElsewhere } from '../files/made-elsewhere';
import { sayPassedOver } from '../files/read-paths';
import { readTexts, type ReadText } from '../files/read-texts';
import type { Given } from '../flags/flag';
import type { Io } from '../io';
import { packageName } from '../package-name';
import { Progress } from '../progress';
import { UsageError } from '../usage-error';
import { version } from '../version';
import { finishKilled, whatIsAt, writeNewFiles } from '../write-new-files';
import { ADOPT_FLAGS, ADOPT_NOTES } from './adopt-flags';
import { builtFirst } from './built-first';
import { checkSettings } from './check-settings';
import { simulateSettings } from './simulate-settings';
import { plainText } from '../../report';

/** `adopt PATH… --out DIR`. */
export const adoptCommand: Command = {
  usage: 'PATH… --out DIR [flags]',
  says: 'Writes a cdk8s app in TypeScript that makes what the manifests say, without what loses requests in them. Nothing is ever written over.',
  flags: ADOPT_FLAGS,
  notes: ADOPT_NOTES,
  run: runAdopt,
};

async function runAdopt(given: Given, io: Io): Promise<ExitCode> {
  const folder = folderOf(given, io);
  const name = packageName(given.one('name'), folder, io);
  const config = readConfig(given.one('config'), io);
  const run: Run = {
    given,
    io,
    folder,
    name,
    options: checkSettings(given, config, io),
    libraries: adoptionLibraries(),
    progress: new Progress(io),
  };
  const { progress } = run;
  const read = await readTexts(given.positionals, {
    given,
    io,
    progress,
    ignored: config.ignoresPath,
    tests: given.has('tests'),
  });
  if (read.problems.length > 0) {
    for (const { file, line, message } of read.problems)
      io.stderr.write(`error: ${plainText(`${file}:${line}: ${message}`)}\n`);
    return EXIT.failed;
  }
  sayPassedOver(read, given, io);
  for (const { found, build, isUnread } of builtFirst(read.texts)) {
    const how = `${build} | zero-downtime adopt - --out ${folder}`;
    if (isUnread) throw new UsageError(`${found}, so that an app would be without them`, how);
    io.stderr.write(`note: ${plainText(`${found}: ${how}`)}\n`);
  }
  const definitions = await readDefinitions(given, io, progress);
  const before = worldOf(read.texts, run.options);
  if (before.manifests.length === 0) throw new UsageError('there is nothing to adopt: no manifest was found');
  sayMadeElsewhere(before.manifests, `adopt - --out ${folder}`, given, io);
  const known = { ...run, definitions };
  return given.has('faithful') ? faithfully(before, known) : improved(read.texts, before, known);
}

/** One run of the command. */
interface Run {
  readonly given: Given;
  readonly io: Io;
  readonly folder: string;
  readonly name: string;
  readonly options: CheckOptions;
  readonly libraries: Libraries;
  readonly progress: Progress;
}

/** One run, with what it knows of custom resources. */
interface KnownRun extends Run {
  readonly definitions: readonly Pick<Manifest, 'object'>[];
}

function faithfully(before: World, run: KnownRun): ExitCode {
  const adoption = adoptFaithfully(before, run);
  write(adoption, faithfulReadme(adoption), run);
  say([...untypedLines(adoption), ...leftOutLines(adoption), ...unequalLines(adoption.unequal)], run);
  return adoption.unequal.length > 0 ? EXIT.errors : EXIT.ok;
}

function improved(texts: readonly ReadText[], before: World, run: KnownRun): ExitCode {
  const { options, name, libraries, definitions, given } = run;
  run.progress.say('finding what loses requests…');
  const repaired = fixTexts(texts, { ...options, assume: true, simulate: simulateSettings(given) });
  const adoption = withoutWarnings(() =>
    adoptImproved({
      before,
      repaired: worldOf(repaired.texts, options),
      name,
      libraries,
      definitions,
      judge: (manifests) => judgeManifests(manifests, options),
      immutable: (manifests) => unchangeable(before.manifests, manifests, options),
    }),
  );
  write(adoption, adoptedReadme(adoption), run);
  const changed = identityChanges(before, adoption, options);
  say([...reportLines(adoption), ...changed], run);
  return adoption.unequal.length + changed.length > 0 ? EXIT.errors : EXIT.ok;
}

function write({ app }: Adoption, readme: string, { given, io, folder, name, progress }: Run): void {
  progress.done();
  const library = given.one('library') ?? `^${version()}`;
  writeNewFiles(folder, new Map([...printApp(app, { name, library }), ['README.md', readme]]), io);
}

function say(lines: readonly string[], { io, folder }: Run): void {
  io.stderr.write([...lines.join('\n').split('\n'), ...nextLines(folder)].map((line) => plainText(line)).join('\n'));
}

function folderOf(given: Given, io: Io): string {
  if (given.positionals.length === 0) {
    throw new UsageError('adopt needs a PATH: a file, a folder, a pattern, or - for standard input');
  }
  const out = given.one('out');
  if (out === undefined)
    throw new UsageError('adopt needs a folder to write to', 'zero-downtime adopt PATH… --out DIR');
  const folder = out.replaceAll('\\', '/');
  const there = whatIsAt(folder, io);
  if (there && there.kind !== 'folder') throw new UsageError(`--out '${out}' is no folder`);
  finishKilled(folder, io);
  if (there && listed(folder, io) > 0) {
    throw new UsageError(`there is something in '${out}' already`, 'adopt writes into a new folder');
  }
  return folder;
}

function listed(folder: string, io: Io): number {
  try {
    return io.files.list(folder).filter(({ name }) => !isUnfinishedFolder(name)).length;
  } catch (error) {
    throw new UsageError(`the folder '${folder}' cannot be read: ${reasonOf(error)}`);
  }
}

function worldOf(texts: readonly SourceText[], { kubernetesVersion, stated }: CheckOptions): World {
  const version = parseKubernetesVersion(kubernetesVersion ?? DEFAULT_KUBERNETES_VERSION);
  return readWorld(readTogether(texts).manifests, version, stated);
}

/** What the API server would refuse to change, or what would lose requests on the way from the old to the new. */
function identityChanges(before: World, { made }: ImprovedAdoption, options: CheckOptions): readonly string[] {
  const told = (after: readonly Manifest[]) =>
    compareReleases(before.manifests, after, options)
      .findings.filter(({ severity }) => severity === 'error')
      .map(({ rule, resource, message }) => `error[${rule}]: ${resource.kind} ${resource.name}: ${message}`);
  // What is written twice differs from itself.
  const always = new Set(told(before.manifests));
  return told(made).filter((line) => !always.has(line));
}

function nextLines(folder: string): readonly string[] {
  const enter = posix.normalize(folder);
  return ['', 'Now:', `  cd ${enter} && npm install && npm run synth`, '  npm test', ''];
}
