import type { ContentOptions } from '../story';

/** What holds where nothing else is chosen. */
export const DEFAULTS: ContentOptions = {
	title: '',
	titlePlacement: 'auto',
	headings: 'byRank',
	tables: 'code',
	math: 'code',
	mathUrl: '',
	mermaid: 'code',
	mermaidUrl: '',
	embeds: 'link',
	baseUrl: '',
	pictures: 'keep',
	captions: 'fromTitle',
	canonicalLine: false,
	canonicalUrl: '',
	frontMatter: 'use',
	isOwnFile: () => false,
};

/** Quotes in quotes, lists in lists: deeper than any author writes by hand. */
export const MAX_BLOCK_NESTING = 100;

/** Elements within elements, boxes and marks included: page builders reach 60. */
export const MAX_ELEMENT_NESTING = 300;
