/**
 * How long preparing a story takes, against what the libraries take in the same run for nothing but
 * reading Markdown and writing HTML; and how the time grows with the length of the text.
 *
 *     node bench/prepare.mjs
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import rehypeStringify from 'rehype-stringify';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';

const ROUNDS = 60;
const WARM_UP = 20;

/** A part of an article with what articles have; `number` makes it unlike the others. */
const writePart = (number) => `## Part ${number}: the harbour at dusk

The ferry was *late* again, so I had **time** to count the boats, and [somebody](https://example.com/${number}) had painted \`one\` of them twice. Nobody asked why; the answer would have taken longer than the ferry, and it’s what one does in a town of this size when the wind comes from the north.

A second paragraph goes on about nothing in particular — with a dash, some numbers (12, 13 and 14), and a sentence that only ends because every sentence has to. More is at https://example.org/plain today.

- Eleven with sails
- Four without
  - One painted twice
  - Another not at all
- The rest

> A tool is finished when you stop noticing that you use it.

\`\`\`js
const ready = story.title && story.pictures.every((picture) => picture.uploaded);
return ready ? 'draft' : 'wait';
\`\`\`

![A boat](https://example.com/boat${number}.png "The boat")

1. Writing
2. Reading it once more

`;

/** An article of about that many characters, with a table and a note at its end. */
function writeArticle(length) {
	let article = '# A harbour\n\n';
	for (let number = 1; article.length < length; number++) article += writePart(number);
	return `${article}| boat | sails |\n| --- | ---: |\n| Anna | 2 |\n| Berta | 3 |\n\nA note.[^1]\n\n[^1]: Or two.\n`;
}

/** The pipeline as it is shipped: bundled. */
async function loadPipeline() {
	const folder = await mkdtemp(path.join(tmpdir(), 'prepare-'));
	const outfile = path.join(folder, 'prepareStory.mjs');
	await build({
		entryPoints: [path.join(import.meta.dirname, '../nodes/Medium/content/prepareStory.ts')],
		outfile,
		bundle: true,
		platform: 'neutral',
		mainFields: ['module', 'main'],
		format: 'esm',
		target: 'es2022',
	});
	const { prepareStory } = await import(pathToFileURL(outfile).href);
	await rm(folder, { recursive: true });
	return (text) => prepareStory({ format: 'markdown', text });
}

function time(work) {
	const start = performance.now();
	work();
	return performance.now() - start;
}

const median = (numbers) => numbers.toSorted((one, other) => one - other)[numbers.length >> 1];

const prepare = await loadPipeline();
const bare = unified().use(remarkParse).use(remarkRehype).use(rehypeStringify).freeze();

const article = writeArticle(27 * 1024);
const ours = [];
const theirs = [];
const ratios = [];
for (let round = 0; round < WARM_UP + ROUNDS; round++) {
	const their = time(() => bare.processSync(article));
	const our = time(() => prepare(article));
	if (round < WARM_UP) continue;
	theirs.push(their);
	ours.push(our);
	ratios.push(our / their);
}
console.log(
	`${Math.round(article.length / 1024)} KB article: prepared in ${median(ours).toFixed(1)} ms; read and written only: ${median(theirs).toFixed(1)} ms; ratio ${median(ratios).toFixed(2)} (median of ${ROUNDS})`,
);

const sizes = [10, 100, 1000];
const times = sizes.map((size) => {
	const text = writeArticle(size * 1024);
	// The quickest, for it is what a machine with other things to do has disturbed least.
	return Math.min(...Array.from({ length: size > 500 ? 5 : 20 }, () => time(() => prepare(text))));
});
const growth = Math.log10(times[2] / times[0]) / 2;
console.log(
	`${sizes.map((size, index) => `${size} KB: ${times[index].toFixed(0)} ms`).join(', ')}; time grows as length^${growth.toFixed(2)}`,
);
