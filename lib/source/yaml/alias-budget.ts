import { DocumentError } from '../documents/document-error';

const RANGE_LOW = 400_000;
const RANGE_HIGH = 4_000_000;

/**
 * Refuses documents that are mostly copies of themselves.
 *
 * @see go.yaml.in/yaml/v2 decode.go allowedAliasRatio
 */
export class AliasBudget {
  private read = 0;
  private copied = 0;
  private depth = 0;

  /** Counts one value. */
  spend(offset: number): void {
    this.read++;
    if (this.depth > 0) this.copied++;
    if (this.copied > 100 && this.read > 1000 && this.copied / this.read > allowedRatio(this.read)) {
      throw new DocumentError('alias-expansion', offset, 'aliases multiply this document beyond what kubectl reads');
    }
  }

  /** Counts what is read inside an alias as copies. */
  inAlias<T>(read: () => T): T {
    this.depth++;
    const result = read();
    this.depth--;
    return result;
  }
}

function allowedRatio(read: number): number {
  if (read <= RANGE_LOW) return 0.99;
  if (read >= RANGE_HIGH) return 0.1;
  return 0.99 - 0.89 * ((read - RANGE_LOW) / (RANGE_HIGH - RANGE_LOW));
}
