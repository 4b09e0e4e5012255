import { createTwoFilesPatch } from 'diff';
import { DEFAULT_KUBERNETES_VERSION, parseKubernetesVersion } from '../../kubernetes';
import {
  fixTexts,
  kustomizeOf,
  shownEdit,
  stateAnswers,
  withResults,
  type FixableText,
  type FixedTexts,
  type FixOptions,
} from '../../repair';
import type { Settings } from '../../check';
import { readTogether } from '../../source';
import { readWorld } from '../../workload';
import { repairText } from '../../report/repair/repair-text';
import { painterFor } from '../colors';
import type { Command } from '../command';
import { didYouMean } from '../../kubernetes/values/did-you-mean';
import { readConfig } from '../config/read-config';
import { EXIT, type ExitCode } from '../exit-code';
import { STDIN } from '../files/find-files';
import { sayMadeElsewhere } from '../files/made-elsewhere';
import { sayPassedOver } from '../files/read-paths';
import { readTexts, type ReadText } from '../files/read-texts';
import { writeChanged, type ChangedText } from '../files/write-changed';
import type { Given } from '../flags/flag';
import type { Io } from '../io';
import { Progress } from '../progress';
import { UsageError } from '../usage-error';
import { widthOf } from '../width-of';
import { askFacts } from './ask-facts';
import { builtFirst } from './built-first';
import { checkSettings } from './check-settings';
import { FIX_FLAGS, FIX_NOTES } from './fix-flags';
import { fixByValues } from './fix-by-values';
import { simulateSettings } from './simulate-settings';
import { jsonText, plainText } from '../../report';

/** `fix PATH…`. */
export const fixCommand: Command = {
  usage: 'PATH… [flags]',
  says: 'Repairs manifests with the smallest edits of their texts, proves them by check and simulation, and says what each is for.',
  flags: FIX_FLAGS,
  notes: FIX_NOTES,
  run: runFix,
};

const FORMS = ['diff', 'text', 'patch', 'values', 'json'] as const;
type Form = (typeof FORMS)[number];

async function runFix(given: Given, io: Io): Promise<ExitCode> {
  const paths = pathsOf(given);
  const form = formOf(given, paths);
  const config = readConfig(given.one('config'), io);
  const progress = new Progress(io);
  if (form === 'values')
    return fixByValues(paths, { given, io, progress, options: { ...optionsOf(given, config, io), elsewhere: true } });
  const read = await readTexts(paths, { given, io, progress, ignored: config.ignoresPath, tests: given.has('tests') });
  if (read.problems.length > 0) return unread(read.problems, io);
  progress.done();
  sayPassedOver(read, given, io);
  sayMadeElsewhere(readTogether(read.texts).manifests, 'fix -', given, io);
  if (!given.has('quiet')) {
    for (const { found, build } of builtFirst(read.texts))
      io.stderr.write(`note: ${plainText(`${found}: ${build}`)} | zero-downtime fix -\n`);
  }
  const options = { ...optionsOf(given, config, io), elsewhere: form === 'patch' };
  const stated = await statedByAnswers(read.texts, { options, given, io });
  progress.say(`fixing ${read.texts.length} files…`);
  const repaired = fixTexts(stated.texts, options);
  const fixed = { ...repaired, made: [...stated.made, ...repaired.made] };
  progress.done();
  if (!given.has('quiet')) {
    io.stderr.write(repairText(fixed, { paint: painterFor(io.stderr, io.env, given), width: widthOf(io.stderr) }));
  }
  if (given.has('write')) writeChanged(changedTexts(read.texts, fixed), io);
  else io.stdout.write(shown(form, read.texts, fixed));
  return exitCodeOf(fixed, given, io);
}

function optionsOf(given: Given, config: Settings, io: Io): FixOptions {
  return { ...checkSettings(given, config, io), assume: given.has('assume'), simulate: simulateSettings(given) };
}

/** The texts with what somebody at the terminal knows about them. */
async function statedByAnswers(
  texts: readonly ReadText[],
  { options, given, io }: { readonly options: FixOptions; readonly given: Given; readonly io: Io },
): Promise<Pick<FixedTexts, 'texts' | 'made'>> {
  const isUnasked = UNASKED.some((flag) => given.has(flag)) || given.one('as') !== undefined;
  if (isUnasked || !io.openPrompt) return { texts, made: [] };
  const version = parseKubernetesVersion(options.kubernetesVersion ?? DEFAULT_KUBERNETES_VERSION);
  const world = readWorld(readTogether(texts).manifests, version, options.stated);
  const stated = stateAnswers(texts, await askFacts(world, io));
  return { ...stated, texts: stated.texts.map((text, place) => ({ ...texts[place], ...text })) };
}

/** Whoever writes these wants no questions. */
const UNASKED = ['pipe', 'check', 'quiet', 'assume', 'no-questions'] as const;

function pathsOf(given: Given): readonly string[] {
  if (given.has('pipe')) return given.positionals.length > 0 ? given.positionals : [STDIN];
  if (given.positionals.length > 0) return given.positionals;
  throw new UsageError('fix needs a PATH: a file, a folder, a pattern, or - for standard input');
}

function formOf(given: Given, paths: readonly string[]): Form {
  const isPiped = paths.length === 1 && paths[0] === STDIN;
  const text = given.one('as') ?? (isPiped ? 'text' : 'diff');
  const known = FORMS.find((one) => one === text);
  if (!known) throw new UsageError(`--as '${text}': write ${FORMS.join(', ')}${didYouMean(text, FORMS)}`);
  if (given.has('write') && paths.includes(STDIN))
    throw new UsageError('--write changes files; standard input is none');
  return known;
}

function unread(
  problems: readonly { readonly file: string; readonly line: number; readonly message: string }[],
  io: Io,
): ExitCode {
  for (const { file, line, message } of problems)
    io.stderr.write(`error: ${plainText(`${file}:${line}: ${message}`)}\n`);
  return EXIT.failed;
}

function shown(form: Form, before: readonly FixableText[], fixed: FixedTexts): string {
  switch (form) {
    case 'json':
      return `${jsonText({ made: fixed.made.map(shownEdit), refused: fixed.refused, workloads: fixed.workloads, remaining: fixed.remaining })}\n`;
    case 'text':
      return fixed.texts.map(({ text }) => withResults(text, fixed)).join('');
    case 'patch':
    case 'values':
      return kustomizeOf(before, fixed);
    case 'diff':
      return fixed.texts.map(({ file, text }, place) => diffOf(file, before[place]?.text ?? '', text)).join('');
  }
}

function diffOf(file: string, before: string, after: string): string {
  if (before === after) return '';
  const name = file.replace(/^\/+/, '');
  return createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, undefined, undefined, { context: 3 }).replace(
    /^=+\n/,
    '',
  );
}

function changedTexts(before: readonly ReadText[], { texts }: FixedTexts): readonly ChangedText[] {
  return texts.flatMap(({ text }, place) => {
    const was = before[place];
    return was ? [{ was, text }] : [];
  });
}

function exitCodeOf(fixed: FixedTexts, given: Given, io: Io): ExitCode {
  if (given.has('pipe')) return EXIT.ok;
  if (given.has('check')) return fixed.made.length > 0 ? EXIT.errors : EXIT.ok;
  if (fixed.workloads.length === 0 && fixed.remaining.length === 0 && !given.has('allow-empty')) {
    io.stderr.write('error: there is nothing to fix: no workload was found (--allow-empty: that is fine)\n');
    return EXIT.failed;
  }
  const isLeft =
    fixed.workloads.some(({ left }) => left !== undefined) ||
    fixed.remaining.some(({ severity }) => severity === 'error');
  return isLeft ? EXIT.errors : EXIT.ok;
}
