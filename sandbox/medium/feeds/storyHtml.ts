import { addressOf } from '../addresses.ts';
import type { Store, Story } from '../store.ts';
import type { Graf } from '../story/grafs.ts';
import { keepStory, plainText } from '../story/kept.ts';
import { toMediumHtml } from '../story/render.ts';
import { escapeAll, escapeXml } from './xml.ts';

/** About what a teaser quotes. */
const SNIPPET_CHARACTERS = 200;
const YOUTUBE =
	/^https?:\/\/(?:www\.|m\.)?(?:youtube\.com\/watch\?(?:.*&)?v=|youtu\.be\/)([\w-]{6,20})/;

/** The whole story, as `content:encoded` has it: without its title, with what Medium adds at the end. */
export function wholeStory(story: Story, store: Store): string {
	const { grafs } = keepStory(story);
	const body = grafs[0]?.type === 'title' ? grafs.slice(1) : grafs;
	return `${bodyHtml(body)}${pixel(story.id)}${footer(story, store)}`;
}

/** What stands for a story that is not given away: `div.medium-feed-item`. */
export function teaser(story: Story, store: Store, link: string): string {
	const { grafs } = keepStory(story);
	const figure = grafs.find(({ type }) => type === 'figure');
	const first = grafs.find(({ type }) => type === 'subtitle' || type === 'p');
	const text = first === undefined ? '' : plainText(first).replace(/\s+/g, ' ');
	const snippet = text.length > SNIPPET_CHARACTERS ? `${text.slice(0, SNIPPET_CHARACTERS)}…` : text;
	const publication = store.publications.get(story.publicationId ?? '');
	const href = escapeXml(link);
	const image =
		figure?.type === 'figure'
			? `<p class="medium-feed-image"><a href="${href}"><img src="${escapeXml(figure.url)}" width="1024"></a></p>`
			: '';
	return `<div class="medium-feed-item">${image}<p class="medium-feed-snippet">${escapeAll(snippet)}</p><p class="medium-feed-link"><a href="${href}">Continue reading on ${escapeXml(publication?.name ?? 'Medium')} »</a></p></div>`;
}

/** Embeds are Medium's own affair; everything between two of them is written at once. */
function bodyHtml(grafs: readonly Graf[]): string {
	const at = grafs.findIndex((graf) => videoOf(graf) !== undefined);
	const before = at === -1 ? grafs : grafs.slice(0, at);
	const html = toMediumHtml(before).replace(/<pre>(.*?)<\/pre>/gs, (pre) =>
		pre.replaceAll('\n', '<br>'),
	);
	if (at === -1) return html;
	return `${html}${embed(videoOf(grafs[at]!) ?? '')}${bodyHtml(grafs.slice(at + 1))}`;
}

function videoOf(graf: Graf): string | undefined {
	return graf.type === 'embed' ? YOUTUBE.exec(graf.url)?.[1] : undefined;
}

/** A YouTube video as real feeds show it: in a frame of Embedly's. */
function embed(video: string): string {
	const query = new URLSearchParams({
		src: `https://www.youtube.com/embed/${video}?feature=oembed`,
		display_name: 'YouTube',
		url: `https://www.youtube.com/watch?v=${video}`,
		image: `https://i.ytimg.com/vi/${video}/hqdefault.jpg`,
		type: 'text/html',
		schema: 'youtube',
	});
	const source = `https://cdn.embedly.com/widgets/media.html?${query.toString()}`;
	return `<iframe src="${escapeXml(source)}" width="854" height="480" frameborder="0" scrolling="no"><a href="https://medium.com/media/${video}/href">https://medium.com/media/${video}/href</a></iframe>`;
}

function pixel(id: string): string {
	return `<img src="https://medium.com/_/stat?event=post.clientViewed&referrerSource=full_rss&postId=${id}" width="1" height="1" alt="">`;
}

function footer(story: Story, store: Store): string {
	const publication = store.publications.get(story.publicationId ?? '');
	if (publication === undefined) return '';
	const address = `https://medium.com${addressOf(story, store)}`;
	return `<hr><p><a href="${address}">${escapeXml(story.title)}</a> was originally published in <a href="https://medium.com/${publication.slug}">${escapeXml(publication.name)}</a> on Medium, where people are continuing the conversation by highlighting and responding to this story.</p>`;
}
