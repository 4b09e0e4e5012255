import type { Json } from '../../kubernetes';
import { ownText } from './own-text';
import { OwnWords } from './own-words';
import type { DocumentText } from './split-documents';

/** Makes bytes fewer, and the other way round. */
export interface Packing {
  readonly pack: (bytes: Uint8Array) => Uint8Array;
  readonly unpack: (packed: Uint8Array) => Uint8Array;
}

/** From where on texts are packed. */
interface Bounds {
  /** So much text, in characters, stays as it is: packing it is not worth the time. */
  readonly little: number;
  /** So much is packed together, in characters. */
  readonly together: number;
}

const BOUNDS: Bounds = { little: 8_000_000, together: 256_000 };

/** So many packs are kept unpacked: findings come document by document, with joins to a few others. */
const UNPACKED = 4;

/**
 * The texts of a large input, packed: of most documents nobody asks again where something stands, and together they take
 * as much memory as what they say.
 */
export class PackedTexts {
  private readonly words = new OwnWords();
  private readonly recent: Pack[] = [];
  private kept = 0;
  private open: Pack | undefined;

  constructor(
    private readonly packing: Packing,
    private readonly bounds = BOUNDS,
  ) {}

  /**
   * Keeps the text of a document.
   *
   * @param value what it says, which holds nothing of the text from now on
   */
  keep(source: DocumentText, value: Json): DocumentText {
    this.kept += source.text.length;
    if (this.kept <= this.bounds.little) return source;
    this.words.in(value);
    this.open ??= new Pack(this.packing, this.recent);
    const packed = this.open.add(source);
    if (this.open.length >= this.bounds.together) {
      this.open.close();
      this.open = undefined;
    }
    return packed;
  }
}

/** Texts that are packed together. */
class Pack {
  length = 0;
  private texts: string[] = [];
  private packed: Uint8Array | undefined;
  private unpacked = '';

  constructor(
    private readonly packing: Packing,
    private readonly recent: Pack[],
  ) {}

  add({ text, line, column, isJson }: DocumentText): DocumentText {
    const start = this.length;
    this.texts.push(text);
    this.length += text.length;
    return new PackedText(this, start, this.length, line, column, isJson);
  }

  /** What was decoded from bytes holds no half characters, so it comes back as it was. */
  close(): void {
    this.packed = this.packing.pack(new TextEncoder().encode(this.texts.join('')));
    this.texts = [];
  }

  between(start: number, end: number): string {
    return ownText(this.whole().slice(start, end));
  }

  private whole(): string {
    if (!this.packed) return this.texts.join('');
    if (this.recent.includes(this)) return this.unpacked;
    this.unpacked = new TextDecoder('utf-8', { ignoreBOM: true }).decode(this.packing.unpack(this.packed));
    if (this.recent.unshift(this) > UNPACKED) this.recent.pop()?.forget();
    return this.unpacked;
  }

  private forget(): void {
    this.unpacked = '';
  }
}

/** The text of one document, unpacked when somebody asks. */
class PackedText implements DocumentText {
  constructor(
    private readonly pack: Pack,
    private readonly from: number,
    private readonly to: number,
    readonly line: number,
    readonly column = 1,
    readonly isJson = false,
  ) {}

  get text(): string {
    return this.pack.between(this.from, this.to);
  }
}
