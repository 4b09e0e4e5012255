/** What is known of an application whose image, name, ports or arguments give it away. */
export interface Application {
  /** In words: `PostgreSQL`. */
  readonly name: string;
  /**
   * Why a second pod is not more of the same: it would have other data, or do the same work once more.
   *
   * @default nothing is known against it
   */
  readonly alone?: 'data' | 'work';
  /**
   * The same, unless it has been told otherwise where nobody can see it: such as of a database that several of it share.
   *
   * @default nothing is known against it
   */
  readonly perhapsAlone?: 'data';
  /** What clients count on it to keep once it has answered. @default nothing */
  readonly holds?: 'data' | 'messages';
  /** Whether its pods are members that decide by majority. @default false */
  readonly votes?: true;
  /**
   * Whether nobody sends it requests that a release could lose: it is scraped, fetches its work itself, or is a page
   * that administrators look at.
   *
   * @default false
   */
  readonly unasked?: true;
  /** Whether its clients know its members one by one, and ask another one where one stops. @default false */
  readonly membersKnown?: true;
  /** Whether it, or its settings, let it serve on for a while when it is told to stop. @default false */
  readonly servesOn?: true;
  /** Whether a second process spoils nothing in the directory that it has, nor is kept out of it. @default false */
  readonly sharesDirectory?: true;
  /** Whether only its name says what it is, in a word that anybody takes: `user-db`. @default false */
  readonly byNameAlone?: true;
  /** Who asks again by itself what a stop cuts: `Prometheus`. @default nobody */
  readonly askedAgainBy?: string;
}

/** How an application shows. */
export interface KnownApplication extends Application {
  /** Words of its image, or of the name of its container or workload: `postgres`, `kube state metrics`. */
  readonly words?: readonly string[];
  /** Whether such a word tells only at the end: `user-db`. @default false */
  readonly atEnd?: true;
  /** What its image, its workload or its container is called as a whole. */
  readonly named?: RegExp;
  /** What it is run with, program and arguments. @default anything */
  readonly runs?: RegExp;
  /** A variable that it is given, as `NAME=value`. @default anything */
  readonly sets?: RegExp;
  /** What its arguments, its variables or its settings have to say. @default anything */
  readonly told?: RegExp;
  /** What it is not run with. @default nothing */
  readonly unless?: RegExp;
  /** Whether it has to be scraped at a port, as exporters are: a name alone is anybody's. @default false */
  readonly isScraped?: true;
  /** Ports that are nobody else's. */
  readonly ports?: readonly number[];
}
