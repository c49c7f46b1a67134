import type { RequestListener } from 'node:http';

/** Listeners for raw requests, by path. They read the bodies themselves, because signatures cover every byte. */
export type Routes = Readonly<Record<string, RequestListener>>;
