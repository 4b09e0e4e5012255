import { posix } from 'node:path';
import { valueAt } from '../../kubernetes';
import { readSettings, type SettingsReading } from '../../source';
import type { FieldPlace } from '../../workload';
import type { FileSystem } from '../io';
import { folderOfCharts } from './chart-dependencies';
import { textIn } from '../files/text-in';

const LARGEST = 4 * 1024 * 1024;

/** A file with values, and the keys below which it has those of the chart that is meant: a subchart's stand below its name. */
interface ValuesFile {
  readonly file: string;
  readonly below: readonly string[];
}

/** The files that the values of a chart come from; each is read once, when something is found. */
export class ChartValues {
  private readonly read = new Map<string, SettingsReading | undefined>();

  /**
   * @param folder of the chart that is rendered
   * @param given files of the user, which win over the chart's own
   */
  constructor(
    private readonly folder: string,
    private readonly given: readonly string[],
    private readonly files: FileSystem,
  ) {}

  /**
   * Where a value stands, in the last of the files that says it; nothing where that says something else than was rendered.
   *
   * @param subcharts the charts of charts that lead to the one whose template asks for it
   */
  placeOf(path: readonly string[], rendered: unknown, subcharts: readonly string[]): FieldPlace | undefined {
    for (const { file, below } of this.lastFirst(subcharts)) {
      const reading = this.reading(file);
      const whole = [...below, ...path];
      const value = valueAt(reading?.value, whole);
      if (reading === undefined || value === undefined) continue;
      return value === rendered ? { ...reading.locate(whole), file } : undefined;
    }
    return undefined;
  }

  /** A value, as the last of the files has it that says it. */
  valueOf(path: readonly string[], subcharts: readonly string[]): unknown {
    return this.lastFirst(subcharts)
      .map(({ file, below }) => valueAt(this.reading(file)?.value, [...below, ...path]))
      .find((value) => value !== undefined);
  }

  private lastFirst(subcharts: readonly string[]): readonly ValuesFile[] {
    const own = [...subcharts.keys(), subcharts.length].map((depth) => ({
      folder: folderOfCharts(this.folder, subcharts.slice(0, depth), this.files),
      below: subcharts.slice(depth),
    }));
    const files = own.flatMap(({ folder, below }) =>
      folder === undefined ? [] : [{ file: posix.join(folder, 'values.yaml'), below }],
    );
    return [...this.given.map((file) => ({ file, below: subcharts })).reverse(), ...files];
  }

  private reading(file: string): SettingsReading | undefined {
    if (!this.read.has(file)) this.read.set(file, this.settingsOf(file));
    return this.read.get(file);
  }

  private settingsOf(file: string): SettingsReading | undefined {
    try {
      return readSettings(textIn(file, this.files, LARGEST), file);
    } catch {
      return undefined;
    }
  }
}
