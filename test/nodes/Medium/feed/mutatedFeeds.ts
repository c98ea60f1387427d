/**
 * A program of its own, bundled and started by mutatedFeeds.test.ts, so that memory can be
 * measured: reads mutated feeds, and prints what became of them, the longest time that one took in
 * milliseconds, and the most memory in bytes.
 *
 * Arguments: how many feeds, and the seed of their mutations.
 */
import * as fc from 'fast-check';

import { type NotAFeed, parseFeed } from '../../../../nodes/Medium/feed/parse';
import { readOwner, readStories } from '../../../../nodes/Medium/feed/story';
import { atom, rss } from './inventedFeed';

const REASONS: ReadonlySet<NotAFeed> = new Set<NotAFeed>([
	...(['empty', 'html', 'throttled', 'hub', 'encoding', 'otherXml', 'notXml', 'cut'] as const),
	...(['tooDeep', 'tooMany', 'documentType'] as const),
]);

const ORIGINALS = [
	rss([
		{ id: 'abc123', title: 'Salt & Sand', tags: ['sea', 'idée'], content: '<h4>A</h4><p>b</p>' },
		{ id: 'def456', content: undefined, tags: [] },
		{ id: '0a1b2c', content: `<p>${'Words &amp; more. '.repeat(200)}</p>` },
	]),
	atom([{ id: 'abc123' }, { id: 'def456', title: 'A & b' }]),
	atom([], { code: 429 }),
].map((feed) => Buffer.from(feed));

/** Pieces that parsers have stumbled over. */
const PIECES = [
	...['<![CDATA[', ']]>', '<!--', '-->', '<?xml', '?>', '<!DOCTYPE x [', '<!ENTITY a "b">', '&a;'],
	...['<item>', '</item>', '</channel>', '</rss>', '<', '>', '"', "'", '&', '&#', '&#x', '&#0;'],
	...[
		'<__proto__>',
		'<constructor/>',
		' x="',
		'\u0000',
		'\ufeff',
		'\ud800',
		'<item><guid>x</guid></item>',
	],
];

type Mutation = (feed: Buffer) => Buffer;

const place = fc.double({ min: 0, max: 1, noNaN: true });
const splice = (feed: Buffer, at: number, inserted: Buffer): Buffer => {
	const index = Math.floor(at * feed.length);
	return Buffer.concat([feed.subarray(0, index), inserted, feed.subarray(index)]);
};

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
	// Bits.
	fc.tuple(place, fc.nat({ max: 7 })).map(([at, bit]): Mutation => (feed) => {
		const index = Math.min(feed.length - 1, Math.floor(at * feed.length));
		const flipped = Buffer.from(feed);
		if (index >= 0) flipped[index]! ^= 1 << bit;
		return flipped;
	}),
	// Cuts at the end, and out of the middle.
	place.map(
		(at): Mutation =>
			(feed) =>
				feed.subarray(0, Math.floor(at * feed.length)),
	),
	fc.tuple(place, place).map(
		([from, to]): Mutation =>
			(feed) =>
				Buffer.concat([
					feed.subarray(0, Math.floor(Math.min(from, to) * feed.length)),
					feed.subarray(Math.floor(Math.max(from, to) * feed.length)),
				]),
	),
	// Pieces and noise put in, a part repeated.
	fc.tuple(place, fc.constantFrom(...PIECES)).map(
		([at, piece]): Mutation =>
			(feed) =>
				splice(feed, at, Buffer.from(piece)),
	),
	fc.tuple(place, fc.uint8Array({ maxLength: 20 })).map(
		([at, noise]): Mutation =>
			(feed) =>
				splice(feed, at, Buffer.from(noise)),
	),
	fc.tuple(place, place).map(
		([at, from]): Mutation =>
			(feed) =>
				splice(feed, at, feed.subarray(Math.floor(from * feed.length))),
	),
	// The same in other encodings.
	fc.constant<Mutation>((feed) => Buffer.from(feed.toString(), 'utf16le')),
	fc.constant<Mutation>((feed) => Buffer.from(`\ufeff${feed.toString()}`, 'utf16le').swap16()),
	fc.constant<Mutation>((feed) => Buffer.from(feed.toString(), 'latin1')),
);

/** Depth, attributes and entities without measure: large, so only now and then. */
const flood: fc.Arbitrary<Mutation> = fc
	.tuple(
		place,
		fc.constantFrom(
			'<a>',
			'<a/>',
			' a="b"',
			'&amp;',
			'&#65;',
			'&a;',
			'<![CDATA[',
			'<!--',
			'"',
			'<',
		),
		fc.integer({ min: 1_000, max: 400_000 }),
	)
	.map(
		([at, piece, times]) =>
			(feed) =>
				splice(feed, at, Buffer.from(piece.repeat(times))),
	);

const attributes: fc.Arbitrary<Mutation> = fc
	.tuple(fc.boolean(), fc.integer({ min: 1, max: 100_000 }))
	.map(([isOne, size]) => (feed) => {
		const one = `a="${'x'.repeat(size * 10)}"`;
		const many = Array.from({ length: size }, (_, index) => `a${index}=""`).join(' ');
		return Buffer.from(feed.toString().replace(/<(item|entry|feed)/, `<$1 ${isOne ? one : many}`));
	});

const mutations = fc.oneof(
	{ weight: 97, arbitrary: fc.array(mutation, { minLength: 1, maxLength: 6 }) },
	{ weight: 2, arbitrary: fc.tuple(mutation, flood) },
	{ weight: 1, arbitrary: fc.tuple(attributes, mutation) },
);

const [count = '', seed = ''] = process.argv.slice(2);

/** What is in use, garbage included, in bytes. */
const inUse = (): number => {
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
};

const outcomes: Record<string, number> = {};
let slowest = 0;
let most = 0;

fc.assert(
	fc.property(fc.constantFrom(...ORIGINALS), mutations, (original, changes) => {
		const feed = changes.reduce<Buffer>((changed, change) => change(changed), original);
		const before = inUse();
		const start = performance.now();
		const outcome = outcomeOf(feed);
		slowest = Math.max(slowest, performance.now() - start);
		most = Math.max(most, inUse() - before);
		outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
	}),
	{ numRuns: Number(count), seed: Number(seed) },
);
process.stdout.write(JSON.stringify({ outcomes, slowest, most }));

/** Throws when stories are odd or a reason is none. */
function outcomeOf(feed: Buffer): string {
	const reading = parseFeed(feed, 'text/xml; charset=utf-8');
	if (reading.kind !== 'feed') {
		if (!REASONS.has(reading.why)) throw new Error(`No reason: ${String(reading.why)}`);
		return reading.why;
	}
	readOwner(reading.channel);
	for (const { id, url } of readStories(reading)) {
		if (id === '' || !/^(https?:\/\/.*)?$/s.test(url)) throw new Error(`No story: ${id} ${url}`);
	}
	return 'feed';
}
