import type { Root } from 'hast';
import type { License } from './licenses';

/** What is prepared: a text as its author wrote or exported it. */
export interface StorySource {
	text: string;
	format: 'markdown' | 'html';
}

/** Choices about how a story is prepared. */
export interface ContentOptions {
	/** Wins over front matter and headings. */
	title: string;
	/** Whether the title is put on top of the story: where the text does not begin with one, unless it is there already, or not. */
	titlePlacement: 'auto' | 'always' | 'never';
	/** `byRank`: the levels that are used become Medium's two in order of importance; `keepLevels`: h1 and h2 the greater, h3 and h4 the lesser. */
	headings: 'byRank' | 'keepLevels';
	tables: 'code' | 'list';
	math: 'code' | 'picture';
	/** Address of a service that draws formulas; `{source}` stands for the formula. */
	mathUrl: string;
	mermaid: 'code' | 'picture';
	/** Address of a service that draws diagrams; `{source}` stands for the diagram, `{base64}` for its base64url form. */
	mermaidUrl: string;
	/** `link`: the bare address alone on its line, which Medium usually turns into an embed. */
	embeds: 'link' | 'remove';
	/** What relative addresses are relative to. */
	baseUrl: string;
	pictures: 'keep' | 'remove';
	captions: 'fromTitle' | 'none';
	/** Whether the story ends in “Originally published at …”. */
	canonicalLine: boolean;
	canonicalUrl: string;
	/** `ignore`: it is taken out all the same, only not used. */
	frontMatter: 'use' | 'ignore';
	/**
	 * Whether the story's own files have a picture of this reference. Its reference then stays as it
	 * is, also with a base URL, for whoever uploads it.
	 */
	isOwnFile: (reference: string) => boolean;
}

/** The values of `publishStatus` (medium-api-docs, 3.3). */
export type PublishStatus = 'public' | 'draft' | 'unlisted';
/** The options where nothing else is chosen. */
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

/** Where a value of a prepared story comes from. */
export type Origin = 'parameter' | 'frontMatter' | 'heading' | 'document';

/** What front matter can say about a story, and parameters too. */
export interface StoryFacts {
	title?: string;
	subtitle?: string;
	tags?: string[];
	canonicalUrl?: string;
	license?: License;
	publishStatus?: PublishStatus;
	/** ISO 8601. */
	publishedAt?: string;
	/** Address or reference of a picture. */
	coverImage?: string;
}

export interface PreparedStory extends StoryFacts {
	/** What `finishStory` writes. Only what is written is sure to be in Medium's vocabulary. */
	tree: Root;
	/** In Medium's vocabulary (`vocabulary.ts`). */
	html: string;
	from: Partial<Record<keyof StoryFacts, Origin>>;
	images: StoryImage[];
	embeds: StoryEmbed[];
	warnings: StoryWarning[];
	words: number;
	/** In minutes, as Medium counts. */
	readingTime: number;
}

export interface StoryImage {
	/** As it stands in the HTML. */
	source: string;
	/** `file` and `relative` have to be uploaded, or made absolute by a base URL; `data` has to be uploaded. */
	kind: 'web' | 'data' | 'file' | 'relative';
	alt: string;
	caption?: string;
	line?: number;
}

export interface StoryEmbed {
	url: string;
	provider: string;
	line?: number;
}

export interface StoryWarning {
	code: string;
	message: string;
	/** In the source, counted from 1, front matter included. */
	line?: number;
	whatToDo: string;
}
