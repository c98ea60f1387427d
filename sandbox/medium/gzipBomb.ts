import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createGzip } from 'node:zlib';

const UNPACKED_MB = 100;

let packed: Promise<Buffer> | undefined;

/** 100 MB of zero bytes, compressed once. They are streamed, so they are never in memory together. */
export function gzippedZeros(): Promise<Buffer> {
	const megabyte = Buffer.alloc(1024 * 1024);
	packed ??= buffer(
		Readable.from(Array.from({ length: UNPACKED_MB }, () => megabyte)).pipe(
			createGzip({ level: 9 }),
		),
	);
	return packed;
}
