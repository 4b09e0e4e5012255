/** From when on a container fails its readiness probe although it still serves: a lame duck. */
export type LameFrom = 'pre-stop' | 'sigterm';
