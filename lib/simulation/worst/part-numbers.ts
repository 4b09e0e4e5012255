import type { PodModel } from '../model/pod-model';
import type { Setting } from '../model/setting';
import type { WorkloadModel } from '../model/workload-model';

/** Gives equal parts of settings equal numbers: many settings share their parts, and each is written out once. */
export class PartNumbers {
  private readonly numbers = new Map<string, number>();
  private readonly pulled = new WeakMap<object, number>();
  private readonly there = new WeakMap<object, number>();
  private next = 0;

  /** The number of a part: the same for all parts that are equal in everything that decides something. */
  of(part: object, { imagePull }: Pick<Setting, 'imagePull'>): number {
    const known = imagePull > 0 ? this.pulled : this.there;
    const number = known.get(part);
    if (number !== undefined) return number;
    const given = this.numberOf(this.textOf(part, { imagePull }));
    known.set(part, given);
    return given;
  }

  /** Forgets the texts; what is written out from now on gets numbers that no other part has had. */
  forget(): void {
    this.numbers.clear();
  }

  /** Many workloads differ in all but their pods: each of those is written out by itself. */
  private textOf(part: object, setting: Pick<Setting, 'imagePull'>): string {
    const unused = setting.imagePull > 0 ? WORDS : WORDS_AND_IMAGES;
    return JSON.stringify(part, (field, value: unknown) => {
      if (unused.has(field)) return undefined;
      return PODS.has(field) ? this.of(value as PodModel, setting) : written(value);
    });
  }

  private numberOf(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    const number = this.next++;
    this.numbers.set(text, number);
    return number;
  }
}

const PODS: ReadonlySet<string> = new Set<keyof WorkloadModel>(['old', 'next']);

/** What is only told, and never decides anything. */
const WORDS: ReadonlySet<string> = new Set(['name', 'path', 'gracePath', 'manifest', 'words']);

/** Which images there are decides nothing where none has to be pulled. */
const WORDS_AND_IMAGES: ReadonlySet<string> = new Set([...WORDS, 'images']);

/** JSON knows no Infinity. */
function written(value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}
