/**
 * How long reading a feed takes, down to every field of its stories, against what rss-parser, which
 * n8n's own RSS nodes use, takes in the same run.
 *
 *     node bench/feed.mjs
 */
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const ROUNDS = 200;
const WARM_UP = 50;
/** A real feed of Medium; it is not part of this repository. */
const FEED = path.resolve(import.meta.dirname, '../../shared/feeds/user-lavertygrenoble-2021.xml');
/** rss-parser is there when `node sandbox/n8n/install.ts` has installed n8n. */
const N8N = path.resolve(import.meta.dirname, '../sandbox/n8n/node_modules');

/** The reading of feeds as it is shipped: bundled. */
async function loadReader() {
	const folder = await mkdtemp(path.join(tmpdir(), 'feed-'));
	const outfile = path.join(folder, 'feed.mjs');
	await build({
		stdin: {
			contents: "export { parseFeed } from './parse'; export { readStories } from './story';",
			resolveDir: path.join(import.meta.dirname, '../nodes/Medium/feed'),
		},
		outfile,
		bundle: true,
		platform: 'neutral',
		mainFields: ['module', 'main'],
		format: 'esm',
		target: 'es2022',
	});
	const { parseFeed, readStories } = await import(pathToFileURL(outfile).href);
	await rm(folder, { recursive: true });
	return (text) => readStories(parseFeed(text));
}

/** A parser for each feed, as n8n has it, but without the check of names that n8n adds. */
function loadRssParser() {
	const Parser = createRequire(path.join(N8N, 'index.js'))('rss-parser');
	return async (text) => (await new Parser().parseString(text)).items;
}

async function time(work) {
	const start = performance.now();
	await work();
	return performance.now() - start;
}

const median = (numbers) => numbers.toSorted((one, other) => one - other)[numbers.length >> 1];

/** How many fields say something in at least one story. */
function countFields(stories) {
	const says = (value) => value !== undefined && value !== '' && value?.length !== 0;
	const fields = stories.flatMap((story) => Object.keys(story).filter((name) => says(story[name])));
	return new Set(fields).size;
}

async function compare() {
	const text = readFileSync(FEED, 'utf8');
	const read = await loadReader();
	const parse = loadRssParser();
	const ourStories = read(text);
	const theirStories = await parse(text);
	if (ourStories.length !== theirStories.length) {
		throw new Error(`${ourStories.length} stories, but rss-parser finds ${theirStories.length}`);
	}

	const ours = [];
	const theirs = [];
	const ratios = [];
	for (let round = 0; round < WARM_UP + ROUNDS; round++) {
		const their = await time(() => parse(text));
		const our = await time(() => read(text));
		if (round < WARM_UP) continue;
		theirs.push(their);
		ours.push(our);
		ratios.push(their / our);
	}
	console.log(
		`${Math.round(Buffer.byteLength(text) / 1000)} KB feed, ${ourStories.length} stories: ${countFields(ourStories)} fields in ${median(ours).toFixed(2)} ms; rss-parser: ${countFields(theirStories)} fields in ${median(theirs).toFixed(2)} ms; ${median(ratios).toFixed(1)} times as fast (median of ${ROUNDS})`,
	);
}

if (!existsSync(FEED)) {
	console.log('There is no feed to read: the folder ../shared/feeds is absent');
} else if (!existsSync(path.join(N8N, 'rss-parser'))) {
	console.log('There is nothing to compare with. Run: node sandbox/n8n/install.ts');
} else {
	await compare();
}
