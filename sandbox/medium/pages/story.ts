import type { ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import { describeLicense } from '../licenses.ts';
import type { Store, Story } from '../store.ts';
import { keepStory, plainText } from '../story/kept.ts';
import { toPageTree } from '../story/render.ts';
import { date, layout, type Piece, statusBadge, tagList } from './layout.ts';
import { pictureViewer } from './pictures.ts';

/** The reading speed that Medium assumes. */
const WORDS_PER_MINUTE = 265;

/** A story as a reader on Medium sees it, and below it what Medium changed. */
export function storyPage(story: Story, store: Store): Root {
	const { grafs, leftOut } = keepStory(story);
	const { head, body } = splitHead(toPageTree(grafs, pictureViewer(store)).children);
	const hasTitle = grafs.some(({ type }) => type === 'title');
	const words = grafs.map(plainText).join(' ').split(/\s+/).filter(Boolean).length;
	return layout(
		story.title,
		h('article.story', [
			...head,
			hasTitle ? undefined : h('h1.unseen', story.title),
			byline(story, store, Math.max(1, Math.round(words / WORDS_PER_MINUTE))),
			...body,
		]),
		h('aside.about', { ariaLabelledBy: 'about' }, [
			h('h2', { id: 'about' }, 'About this story'),
			facts(story),
			hasTitle ? undefined : NO_TITLE,
			...leftOutList(leftOut),
			h('h3', 'Compare'),
			comparisons(story, store),
		]),
	);
}

/** Links that compare this story with the text as sent, and with other stories of the same title. */
function comparisons(story: Story, store: Store): Piece {
	const others = [...store.stories.values()].filter(
		({ id, title }) => id !== story.id && title === story.title,
	);
	return h('ul', [
		h('li', [h('a', { href: '?raw' }, 'With the text as sent')]),
		...others.map(({ id, createdAt }) =>
			h('li', [
				h('a', { href: `?raw=${id}` }, `With story ${id}, which has the same title`),
				', sent on ',
				date(createdAt),
			]),
		),
	]);
}

const NO_TITLE = h(
	'p.note',
	'This story shows no title. Medium uses the title field only for lists and search engines. To show a title, start the content with a heading.',
);

/** As on Medium, the title, the subtitle and a picture before them are above the author's name. */
function splitHead(nodes: Root['children']): { head: ElementContent[]; body: ElementContent[] } {
	const elements = nodes.filter((node) => node.type === 'element');
	const last = elements.findLastIndex(
		({ tagName }, index) => (tagName === 'h1' || tagName === 'h2') && index < 3,
	);
	const opening = elements.slice(0, last + 1);
	const isHead = opening.every(({ tagName }) => ['h1', 'h2', 'figure'].includes(tagName));
	const size = isHead ? last + 1 : 0;
	return { head: elements.slice(0, size), body: elements.slice(size) };
}

function byline(story: Story, store: Store, minutes: number): Piece {
	const author = store.users.get(story.authorId);
	const publication = store.publications.get(story.publicationId ?? '');
	const name = author?.name ?? 'Unknown author';
	return h('div.byline', [
		h('span.avatar', { ariaHidden: 'true' }, name.slice(0, 1)),
		h('div', [
			h('p', [
				h('a', { href: `/@${author?.username ?? ''}` }, name),
				...(publication
					? [' in ', h('a', { href: `/${publication.slug}` }, publication.name)]
					: []),
			]),
			h('p.small', [
				`${minutes} min read · `,
				date(story.publishedAt),
				' ',
				statusBadge(story.publishStatus),
			]),
		]),
	]);
}

function facts(story: Story): Piece {
	const license = describeLicense(story.license);
	const canonical = /^https?:\/\//i.test(story.canonicalUrl);
	const rows: Array<[string, Piece]> = [
		['Title in lists', story.title],
		['Status', statusBadge(story.publishStatus)],
		['Tags', story.tags.length > 0 ? tagList(story.tags) : 'None'],
		['License', h('a', { href: license.url, rel: 'noreferrer' }, license.label)],
		['Canonical link', story.canonicalUrl || 'None (this story is the original)'],
		['Sent as', story.contentFormat === 'html' ? 'HTML' : 'Markdown'],
		['Story ID', h('code', story.id)],
	];
	if (canonical) {
		rows[4] = [
			'Canonical link',
			h(
				'a',
				{ href: story.canonicalUrl, rel: 'nofollow noopener noreferrer ugc' },
				story.canonicalUrl,
			),
		];
	}
	if (story.notifyFollowers === false) rows.push(['Followers', 'Not notified']);
	if (story.publishedAt < story.createdAt) rows.push(['Sent on', date(story.createdAt)]);
	return h('dl', ...rows.map(([term, value]) => h('div', [h('dt', term), h('dd', [value])])));
}

function leftOutList(leftOut: ReadonlyMap<string, number>): Piece[] {
	if (leftOut.size === 0) return [];
	return [
		h('h3', 'What Medium dropped'),
		h(
			'ul',
			...[...leftOut].map(([what, times]) =>
				h('li', times === 1 ? what : `${what} (${times} times)`),
			),
		),
	];
}
