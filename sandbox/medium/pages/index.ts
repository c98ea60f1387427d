import type { Root } from 'hast';
import { h } from 'hastscript';
import { addressOf } from '../addresses.ts';
import type { Store, Story } from '../store.ts';
import { keepStory, plainText } from '../story/kept.ts';
import { date, layout, type Piece, statusBadge, tagList } from './layout.ts';
import { pictureViewer } from './pictures.ts';

/** How many stories a list shows, newest first. */
const MAX_LISTED = 100;
const EXCERPT_CHARACTERS = 180;

/** A list of stories, such as those of one author or publication. */
export function listPage(heading: string, stories: readonly Story[], store: Store): Root {
	const listed = stories.toReversed().slice(0, MAX_LISTED);
	return layout(
		heading,
		h('h1.heading', heading),
		listed.length === 0
			? EMPTY
			: h('ol.stories', ...listed.map((story) => h('li', [card(story, store)]))),
		stories.length > MAX_LISTED
			? h('p.small', `The newest ${MAX_LISTED} of ${stories.length} stories.`)
			: undefined,
	);
}

const EMPTY = h('div.empty', [
	h('h2', 'Nothing published yet'),
	h('p', 'Run a workflow with the Medium node in the sandbox’s n8n. The story then appears here.'),
	h('p', 'Drafts and unlisted stories appear too: you see this page as the author does.'),
]);

function card(story: Story, store: Store): Piece {
	const picture = firstPicture(story, store);
	return h('article.card', [
		h('div', [
			h('p.small', byline(story, store)),
			h('h2', [h('a', { href: addressOf(story, store) }, story.title)]),
			h('p.excerpt', excerptOf(story)),
			h('div.small.meta', [
				statusBadge(story.publishStatus),
				date(story.publishedAt),
				tagList(story.tags),
			]),
		]),
		picture && h('img', { src: picture.src, alt: picture.alt, loading: 'lazy' }),
	]);
}

function byline(story: Story, store: Store): Piece[] {
	const author = store.users.get(story.authorId)?.name ?? 'Unknown author';
	const publication = store.publications.get(story.publicationId ?? '')?.name;
	return publication === undefined ? [author] : [author, ' in ', publication];
}

function excerptOf(story: Story): string {
	const graf = keepStory(story).grafs.find(({ type }) => type === 'subtitle' || type === 'p');
	const text = graf === undefined ? '' : plainText(graf);
	return text.length > EXCERPT_CHARACTERS ? `${text.slice(0, EXCERPT_CHARACTERS)}…` : text;
}

function firstPicture(story: Story, store: Store): { src: string; alt: string } | undefined {
	const view = pictureViewer(store);
	for (const graf of keepStory(story).grafs) {
		if (graf.type !== 'figure') continue;
		const shown = view(graf.url);
		if ('src' in shown) return { src: shown.src, alt: graf.alt };
	}
	return undefined;
}
