/** Feeds of the shapes that Medium and its hub write, with invented content. */

export interface InventedStory {
	id: string;
	title?: string;
	/** Without what follows the question mark. */
	link?: string;
	/** What the link was followed from. */
	source?: string;
	tags?: string[];
	author?: string;
	/** Milliseconds since 1970. */
	publishedAt?: number;
	updatedAt?: number;
	/** HTML; a teaser stands in its place where it is undefined. */
	content?: string | undefined;
}

export interface InventedChannel {
	title?: string;
	description?: string;
	link?: string;
	self?: string;
}

export const START = Date.UTC(2026, 2, 14, 17, 39, 8, 403);

/** RSS as of a user's feed, byte for byte in Medium's manner. */
export function rss(stories: InventedStory[], channel: InventedChannel = {}): string {
	const title = channel.title ?? 'Stories by Ida Brook on Medium';
	const link = channel.link ?? 'https://medium.com/@ida.brook?source=rss-0a1b2c3d4e5f------2';
	return `<?xml version="1.0" encoding="UTF-8"?><rss xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom" version="2.0" xmlns:cc="http://cyber.law.harvard.edu/rss/creativeCommonsRssModule.html">
    <channel>
        <title><![CDATA[${title}]]></title>
        <description><![CDATA[${channel.description ?? title}]]></description>
        <link>${link}</link>
        <image>
            <url>https://cdn-images-1.medium.com/fit/c/150/150/1*aBcDeF.png</url>
            <title>${title.replaceAll('&', '&amp;')}</title>
            <link>${link}</link>
        </image>
        <generator>Medium</generator>
        <lastBuildDate>${new Date(START).toUTCString()}</lastBuildDate>
        <atom:link href="${channel.self ?? 'https://medium.com/@ida.brook/feed'}" rel="self" type="application/rss+xml"/>
        <webMaster><![CDATA[yourfriends@medium.com]]></webMaster>
        <atom:link href="http://medium.superfeedr.com" rel="hub"/>
${stories.map(item).join('')}    </channel>
</rss>`;
}

function item(story: InventedStory): string {
	const { id, title = `Story ${id}`, tags = ['sea'], publishedAt = START } = story;
	const link = `${story.link ?? `https://medium.com/@ida.brook/story-${id}`}?source=${story.source ?? 'rss-0a1b2c3d4e5f------2'}`;
	const body =
		'content' in story && story.content === undefined
			? `<description><![CDATA[${teaser(link)}]]></description>`
			: `<content:encoded><![CDATA[${story.content ?? `<p>Words of ${id}.</p>`}${pixel(id)}]]></content:encoded>`;
	return `        <item>
            <title><![CDATA[${title}]]></title>
            <link>${link}</link>
            <guid isPermaLink="false">https://medium.com/p/${id}</guid>
${tags.map((tag) => `            <category><![CDATA[${tag}]]></category>\n`).join('')}            <dc:creator><![CDATA[${story.author ?? 'Ida Brook'}]]></dc:creator>
            <pubDate>${new Date(publishedAt).toUTCString()}</pubDate>
            <atom:updated>${new Date(story.updatedAt ?? publishedAt).toISOString()}</atom:updated>
            ${body}
        </item>
`;
}

/** What ends every whole story. */
export function pixel(id: string): string {
	return `<img src="https://medium.com/_/stat?event=post.clientViewed&referrerSource=full_rss&postId=${id}" width="1" height="1" alt="">`;
}

/** What stands for a story that is not carried. */
export function teaser(link: string): string {
	return `<div class="medium-feed-item"><p class="medium-feed-image"><a href="${link}"><img src="https://cdn-images-1.medium.com/max/1116/1*tEaSeR.jpeg" width="1116"></a></p><p class="medium-feed-snippet">What the tide leaves &#x2014; and what it doesn&#x2019;t&#x2026;</p><p class="medium-feed-link"><a href="${link}">Continue reading on Medium »</a></p></div>`;
}

/** Atom as the hub pushes it. */
export function atom(stories: InventedStory[], { code = 200 }: { code?: number } = {}): string {
	return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><status feed="https://medium.com/feed/tag/sea" xmlns="http://superfeedr.com/xmpp-pubsub-ext"><http code="${code}">Fetched (ping) ${code} 172800</http><title>Status of Sea</title><period>172800</period></status><link title="Sea on Medium" rel="alternate" href="https://medium.com/tag/sea/latest?source=rss------sea-5" type="text/html"/><link title="Sea on Medium" rel="image" href="https://cdn-images-1.medium.com/proxy/1*sEa.png" type="image/png"/><link title="Sea on Medium" rel="self" href="https://medium.com/feed/tag/sea" type="application/rss+xml"/><link title="" rel="hub" href="http://medium.superfeedr.com" type="text/html"/><title>${code === 200 ? 'Sea on Medium' : ''}</title><updated></updated><id></id>${stories.map(entry).join('')}</feed>`;
}

function entry(story: InventedStory): string {
	const { id, title = `Story ${id}`, tags = ['sea'], publishedAt = START } = story;
	const link = `${story.link ?? `https://ida.medium.com/story-${id}`}?source=rss------sea-5`;
	const escaped = teaser(link)
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;');
	return `<entry xmlns="http://www.w3.org/2005/Atom"><id>https://medium.com/p/${id}</id><published>${new Date(publishedAt).toISOString()}</published><updated>${new Date(story.updatedAt ?? publishedAt).toISOString()}</updated><title>${title.replaceAll('&', '&amp;')}</title><summary type="html">${escaped}</summary><link title="x" rel="alternate" href="${link}" type="text/html"/><author><name>${story.author ?? 'Ida Brook'}</name><uri></uri></author>${tags.map((tag) => `<category term="${tag}"/>`).join('')}</entry>`;
}
