import { ANNOTATIONS, readFacts, type FactsReading, type IgnoredRule } from '../../facts';
import { asObject } from '../../kubernetes';
import type { Manifest } from '../../workload';

const NONE: readonly IgnoredRule[] = [];

/** What objects say by annotation may be ignored about them, read once each; remembers what was needed. */
export class IgnoresOf {
  private readonly read = new Map<Manifest, readonly IgnoredRule[]>();
  private readonly used = new Set<IgnoredRule>();

  /** The reason that an object gives to ignore a rule, where it does. */
  reasonFor(rule: string, manifest: Manifest): string | undefined {
    const ignored = this.of(manifest).find((one) => one.rule === rule);
    if (ignored) this.used.add(ignored);
    return ignored?.reason;
  }

  /** The ignores of an object that have left nothing out. */
  unused(manifest: Manifest): readonly IgnoredRule[] {
    return this.of(manifest).filter((one) => !this.used.has(one));
  }

  /** What is wrong with what an object says may be ignored about it, where it cannot be read. */
  unreadable(manifest: Manifest): string | undefined {
    return hasIgnores(manifest) ? reading(manifest).unreadable[0]?.problem : undefined;
  }

  private of(manifest: Manifest): readonly IgnoredRule[] {
    let ignored = this.read.get(manifest);
    if (ignored === undefined) {
      ignored = readIgnored(manifest);
      this.read.set(manifest, ignored);
    }
    return ignored;
  }
}

/** Whether an object has the annotation at all. */
export function hasIgnores({ object }: Manifest): boolean {
  return asObject(asObject(object['metadata'])['annotations'])[ANNOTATIONS.ignore] !== undefined;
}

function readIgnored(manifest: Manifest): readonly IgnoredRule[] {
  return hasIgnores(manifest) ? reading(manifest).facts.ignored : NONE;
}

function reading({ object }: Manifest): FactsReading {
  const text = asObject(asObject(object['metadata'])['annotations'])[ANNOTATIONS.ignore];
  return readFacts({ [ANNOTATIONS.ignore]: text });
}
