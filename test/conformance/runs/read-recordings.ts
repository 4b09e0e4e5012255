import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotRun } from '../cannot-run';
import { orCannotRun, readJson } from '../read-json';
import type { RecordedScenario, Recording } from './recording';

/** The recorded releases in a folder (`ID.REPETITION.json`, manifests beside), by scenario. */
export function readRecordings(folder: string): readonly RecordedScenario[] {
  const files = orCannotRun(() => readdirSync(folder), `cannot read ${folder}`).filter((file) =>
    /\.\d+\.json$/.test(file),
  );
  if (files.length === 0) throw new CannotRun(`there is no recording (ID.REPETITION.json) in ${folder}`);
  const scenarios = new Map<string, Recording[]>();
  for (const file of files.sort()) {
    const recording = readJson(join(folder, file)) as Recording;
    scenarios.set(recording.id, [...(scenarios.get(recording.id) ?? []), recording]);
  }
  return [...scenarios].map(([id, repetitions]) => ({ id, repetitions, ...manifestsOf(folder, repetitions[0]) }));
}

function manifestsOf(folder: string, recording: Recording | undefined): Pick<RecordedScenario, 'before' | 'after'> {
  const text = (file: string) => orCannotRun(() => readFileSync(join(folder, file), 'utf8'), `cannot read ${file}`);
  const { manifestFile = '', afterManifestFile } = recording ?? {};
  return { before: text(manifestFile), ...(afterManifestFile && { after: text(afterManifestFile) }) };
}
