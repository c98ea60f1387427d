import type { Root } from 'hast';
import { readFrontMatter } from './read/frontMatter';
import { parseHtml } from './read/html';
import { findMainPart } from './read/mainPart';
import { parseMarkdown } from './read/markdown';
import { flattenStory } from './steps';
import { StepContext } from './steps/context';
import { placeCoverImage } from './steps/coverImage';
import { addCanonicalLine } from './steps/footer';
import { findTitleHeadings, mapHeadings, placeTitle } from './steps/headings';
import {
	type ContentOptions,
	DEFAULTS,
	type Origin,
	type PreparedStory,
	type StoryFacts,
	type StorySource,
} from './story';
import { listEmbeds, listImages, measure } from './write/summary';
import { writeStory } from './write/writeHtml';

/**
 * Makes a story of a text: the HTML that Medium keeps, what is known about it, and what has to be
 * said about it. Preparing the HTML of a prepared story changes nothing.
 *
 * @throws StoryProblem for a text that is nested without end
 */
export function prepareStory(
	source: StorySource,
	chosen: Partial<ContentOptions> = {},
): PreparedStory {
	const options = { ...DEFAULTS, ...chosen };
	const frontMatter = readFrontMatter(source.text);
	const { tree, known } = parse({ ...source, text: frontMatter.body });
	const { facts, from } = collectFacts(options, frontMatter.facts);
	const context = new StepContext(options, frontMatter.lines, facts);
	for (const { code, line, detail } of frontMatter.remarks) context.warn(code, line, detail);

	flattenStory(tree, context);
	const titles = findTitleHeadings(tree);
	if (titles.title === undefined) adopt(known, 'title', context, from);
	adopt(known, 'canonicalUrl', context, from);
	mapHeadings(tree, context, titles);
	placeTitle(tree, context, titles, from);
	placeCoverImage(tree, context);
	addCanonicalLine(tree, context);

	return {
		...context.facts,
		tree,
		html: writeStory(tree),
		from,
		images: listImages(tree, context),
		embeds: listEmbeds(tree, context),
		warnings: context.warnings,
		...measure(tree),
	};
}

function parse({ text, format }: StorySource): { tree: Root; known: StoryFacts } {
	if (format === 'markdown') return { tree: parseMarkdown(text), known: {} };
	const { tree, isDocument } = parseHtml(text);
	if (!isDocument) return { tree, known: {} };
	const { tree: main, facts } = findMainPart(tree);
	return { tree: main, known: facts };
}

/** Parameters win over front matter. */
function collectFacts(
	options: ContentOptions,
	frontMatter: StoryFacts,
): { facts: StoryFacts; from: PreparedStory['from'] } {
	const facts: StoryFacts = options.frontMatter === 'use' ? { ...frontMatter } : {};
	const from: PreparedStory['from'] = Object.fromEntries(
		Object.keys(facts).map((name) => [name, 'frontMatter' satisfies Origin]),
	);
	for (const name of ['title', 'canonicalUrl'] as const) {
		const value = options[name].trim();
		if (value === '') continue;
		facts[name] = value;
		from[name] = 'parameter';
	}
	return { facts, from };
}

/** What an HTML document says about itself counts where nobody said anything else. */
function adopt(
	known: StoryFacts,
	name: 'title' | 'canonicalUrl',
	{ facts }: StepContext,
	from: PreparedStory['from'],
): void {
	if (facts[name] !== undefined || known[name] === undefined) return;
	facts[name] = known[name];
	from[name] = 'document';
}
